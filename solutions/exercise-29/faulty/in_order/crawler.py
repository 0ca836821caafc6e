"""Results are awaited in the order in which pages were handed in: a slow one holds up the links of all others."""

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    host, seen = urlsplit(start).netloc, {start}
    with ThreadPoolExecutor(workers) as executor:
        futures = deque([executor.submit(get_links, start)])
        while futures:
            future = futures.popleft()
            if future.exception() is not None:
                continue
            for link in future.result():
                if urlsplit(link).netloc == host and link not in seen:
                    seen.add(link)
                    futures.append(executor.submit(get_links, link))
    return seen
