"""Idle workers look again from time to time (this contract does not forbid it)."""

import threading
import time
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    host, lock = urlsplit(start).netloc, threading.Lock()
    known, fetched, taken = [start], [0], [0]

    def work():
        while True:
            with lock:
                if fetched[0] == len(known):
                    return
                url = known[taken[0]] if taken[0] < len(known) else None
                if url is not None:
                    taken[0] += 1
            if url is None:
                time.sleep(0.02)
                continue
            try:
                links = list(get_links(url))
            except BaseException:
                links = []
            with lock:
                for link in links:
                    if urlsplit(link).netloc == host and link not in known:
                        known.append(link)
                fetched[0] += 1

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return set(known)
