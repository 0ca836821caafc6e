"""Compares host name and port: "https://me@site.example/" and "https://SITE.example/" have another netloc."""

from concurrent.futures import ThreadPoolExecutor, wait, FIRST_COMPLETED
from urllib.parse import urlsplit


def host_of(url):
    parts = urlsplit(url)
    return parts.hostname, parts.port


def crawl(start, get_links, workers):
    host, seen = host_of(start), {start}

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
                    if link not in seen and host_of(link) == host:
                        seen.add(link)
                        open_.add(pool.submit(fetch, link))
    return seen
