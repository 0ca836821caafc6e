"""One lock for all calls of crawl: they wait for one another."""

import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from urllib.parse import urlsplit

mutex = threading.Lock()


def crawl(start, get_links, workers):
    host = urlsplit(start).netloc
    with mutex:
        return _crawl(start, get_links, workers, host)


def _crawl(start, get_links, workers, host):
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
                for link in future.result() - seen:
                    if urlsplit(link).netloc == host:
                        seen.add(link)
                        pending.add(pool.submit(fetch, link))
    return seen
