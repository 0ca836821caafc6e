"""The queue of pages holds 100: a page with more links fills it, and whoever could empty it is waiting to put
("crawl returns").
"""

import threading, queue
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    host = urlsplit(start).netloc
    q, seen, lock = queue.Queue(100), {start}, threading.Lock()
    q.put(start)

    def work():
        while True:
            url = q.get()
            try:
                if url is None:
                    return
                found = set(get_links(url))
                with lock:
                    fresh = {u for u in found if urlsplit(u).netloc == host} - seen
                    seen.update(fresh)
                for u in fresh:
                    q.put(u)
            except BaseException:
                pass
            finally:
                q.task_done()

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for t in threads:
        t.start()
    q.join()
    for _ in threads:
        q.put(None)
    for t in threads:
        t.join()
    return seen
