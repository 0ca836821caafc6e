""" "https://site.example" and "https://site.example/" are one page for it ("two that differ in any character are two
pages").
"""

from concurrent.futures import ThreadPoolExecutor, wait, FIRST_COMPLETED
from urllib.parse import urlsplit


def with_path(url):
    return url if urlsplit(url).path else url + "/"


def crawl(start, get_links, workers):
    start = with_path(start)
    host, seen = urlsplit(start).netloc, {start}

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
                for link in map(with_path, f.result()):
                    if link not in seen and urlsplit(link).netloc == host:
                        seen.add(link)
                        open_.add(pool.submit(fetch, link))
    return seen
