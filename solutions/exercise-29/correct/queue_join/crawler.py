"""A queue that counts what is still to be done; when all is, every worker gets a sentinel."""

import queue
import threading
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    host = urlsplit(start).netloc
    pages = queue.Queue()
    lock = threading.Lock()
    seen = {start}

    def visit(url):
        for link in get_links(url):
            if urlsplit(link).netloc != host:
                continue
            with lock:
                if link in seen:
                    continue
                seen.add(link)
            pages.put(link)

    def work():
        while (url := pages.get()) is not None:
            try:
                visit(url)
            except BaseException:
                pass
            finally:
                pages.task_done()

    pages.put(start)
    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    pages.join()
    for _ in threads:
        pages.put(None)
    for thread in threads:
        thread.join()
    return seen
