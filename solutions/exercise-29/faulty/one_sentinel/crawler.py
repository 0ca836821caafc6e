"""One sentinel for all the workers."""

import queue
import threading
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    host = urlsplit(start).netloc
    pages = queue.Queue()
    pages.put(start)
    lock = threading.Lock()
    seen = {start}

    def visit(url):
        for link in get_links(url):
            if urlsplit(link).netloc == host:
                with lock:
                    new = link not in seen
                    seen.add(link)
                if new:
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
    pages.put(None)
    for thread in threads:
        thread.join()
    return seen
