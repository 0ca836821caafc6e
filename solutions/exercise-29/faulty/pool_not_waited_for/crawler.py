"""Does not wait for the threads of its pool to end."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    host = urlsplit(start).netloc
    seen = {start}
    pool = ThreadPoolExecutor(max_workers=workers)

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
    pool.shutdown(wait=False)
    return seen
