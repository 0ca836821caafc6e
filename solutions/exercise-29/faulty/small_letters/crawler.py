"""The netloc is compared in small letters: hosts that differ in capitals are taken for one."""

from concurrent.futures import ThreadPoolExecutor, wait, FIRST_COMPLETED
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    host, seen = urlsplit(start).netloc.lower(), {start}

    def fetch(url):
        try:
            return list(get_links(url))
        except BaseException:
            return []

    with ThreadPoolExecutor(workers) as pool:
        open_ = {pool.submit(fetch, start)}
        while open_:
            done, open_ = wait(open_, return_when=FIRST_COMPLETED)
            for f in done:
                for link in f.result():
                    if link not in seen and urlsplit(link).netloc.lower() == host:
                        seen.add(link)
                        open_.add(pool.submit(fetch, link))
    return seen
