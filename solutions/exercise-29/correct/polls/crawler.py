"""Clumsy but right: a worker that finds no page sleeps for a moment and looks again."""

import threading, time
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    host, lock = urlsplit(start).netloc, threading.Lock()
    todo, seen, busy = [start], {start}, [0]

    def work():
        while True:
            with lock:
                url = todo.pop() if todo else None
                if url is None and not busy[0]:
                    return
                if url is not None:
                    busy[0] += 1
            if url is None:
                time.sleep(0.01)
                continue
            try:
                links = list(get_links(url))
            except BaseException:
                links = []
            with lock:
                for link in links:
                    if urlsplit(link).netloc == host and link not in seen:
                        seen.add(link)
                        todo.append(link)
                busy[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return seen
