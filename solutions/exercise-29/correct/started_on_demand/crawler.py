"""Threads are started only when there is a page for them; each goes on to the next one, or ends when there is none."""

import threading
from urllib.parse import urlsplit


class Crawl:
    def __init__(self, start, get_links, workers):
        self.get_links, self.free = get_links, workers
        self.host = urlsplit(start).netloc
        self.lock = threading.Lock()
        self.known, self.waiting, self.threads = {start}, [start], []
        self.starting = 0

    def staff(self):
        """With the lock: as many threads as there are pages, and slots."""
        while self.free and len(self.waiting) > self.starting:
            self.free -= 1
            self.starting += 1
            thread = threading.Thread(target=self.run)
            self.threads.append(thread)
            thread.start()

    def run(self):
        with self.lock:
            self.starting -= 1
        while True:
            with self.lock:
                if not self.waiting:
                    self.free += 1
                    return
                url = self.waiting.pop()
                self.staff()
            try:
                links = list(self.get_links(url))
            except BaseException:
                continue
            links = [link for link in dict.fromkeys(links) if urlsplit(link).netloc == self.host]
            with self.lock:
                for link in links:
                    if link not in self.known:
                        self.known.add(link)
                        self.waiting.append(link)
                self.staff()

    def __call__(self):
        with self.lock:
            self.staff()
        for thread in self.threads:  # grows meanwhile; whoever starts a thread has not ended yet
            thread.join()
        return self.known


def crawl(start, get_links, workers):
    return Crawl(start, get_links, workers)()
