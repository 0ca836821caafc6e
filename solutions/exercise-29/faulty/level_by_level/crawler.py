"""One level of the site after another: the slowest page of a level holds up the whole next one."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    def links_of(url):
        try:
            return list(get_links(url))
        except BaseException:
            return []

    host = urlsplit(start).netloc
    seen, level = {start}, [start]
    with ThreadPoolExecutor(workers) as executor:
        while level:
            found = {link for links in executor.map(links_of, level) for link in links}
            level = [link for link in found - seen if urlsplit(link).netloc == host]
            seen.update(level)
    return seen
