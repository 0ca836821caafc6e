"""The calling thread hands pages to an executor, and looks at the links of whichever is ready first."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from urllib.parse import urlsplit


def links_of(future):
    return [] if future.exception() else future.result()


def crawl(start: str, get_links, workers: int) -> set[str]:
    host = urlsplit(start).netloc
    visited = {start}
    with ThreadPoolExecutor(max_workers=workers) as executor:
        fetching = {executor.submit(get_links, start)}
        while fetching:
            ready, fetching = wait(fetching, return_when=FIRST_COMPLETED)
            for future in ready:
                for url in links_of(future):
                    if urlsplit(url).netloc == host and url not in visited:
                        visited.add(url)
                        fetching.add(executor.submit(get_links, url))
    return visited
