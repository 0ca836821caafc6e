"""A thread for each page, and no limit."""

import threading
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    host, lock, seen = urlsplit(start).netloc, threading.Lock(), {start}

    def visit(url):
        try:
            links = list(get_links(url))
        except BaseException:
            return
        with lock:
            new = {link for link in links if urlsplit(link).netloc == host} - seen
            seen.update(new)
        threads = [threading.Thread(target=visit, args=(link,)) for link in new]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    visit(start)
    return seen
