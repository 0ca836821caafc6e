"""A page is known once it has been fetched; until then it can be put into the queue again."""

import queue
import threading
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    host = urlsplit(start).netloc
    pages = queue.Queue()
    pages.put(start)
    lock = threading.Lock()
    seen = set()

    def visit(url):
        links = get_links(url)
        with lock:
            seen.add(url)
        for link in links:
            if urlsplit(link).netloc == host:
                with lock:
                    if link not in seen:
                        pages.put(link)

    def work():
        while (url := pages.get()) is not None:
            try:
                visit(url)
            except BaseException:
                pass
            finally:
                pages.task_done()

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    pages.join()
    for _ in threads:
        pages.put(None)
    for thread in threads:
        thread.join()
    return seen
