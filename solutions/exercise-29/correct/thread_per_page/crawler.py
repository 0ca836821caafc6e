"""A thread for every page, of which a semaphore lets only so many fetch; each waits for those it has started."""

import threading
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    slots = threading.BoundedSemaphore(workers)
    host = urlsplit(start).netloc
    owners = {}

    def visit(url):
        with slots:
            try:
                links = [*get_links(url)]
            except BaseException:
                links = []
        me = object()
        children = []
        for link in links:
            if urlsplit(link).netloc == host and link != start and owners.setdefault(link, me) is me:
                children.append(threading.Thread(target=visit, args=(link,)))
                owners[link] = None
        for child in children:
            child.start()
        for child in children:
            child.join()

    visit(start)
    return {start, *owners}
