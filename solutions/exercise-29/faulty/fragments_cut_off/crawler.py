"""Cuts fragments off, as browsers do: pages that differ only there are taken for one."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from urllib.parse import urldefrag, urlsplit


def crawl(start, get_links, workers):
    host = urlsplit(start).netloc
    seen = {start}
    with ThreadPoolExecutor(max_workers=workers) as pool:

        def fetch(url):
            return set(get_links(url))

        pending = {pool.submit(fetch, start)}
        while pending:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                if future.exception():
                    continue
                for link in {urldefrag(link).url for link in future.result()} - seen:
                    if urlsplit(link).netloc == host:
                        seen.add(link)
                        pending.add(pool.submit(fetch, link))
    return seen
