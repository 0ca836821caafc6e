"""Each page hands its links to the executor itself; the last one that is done says so."""

import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit


class Crawler:
    def __init__(self, get_links, host, executor):
        self.get_links, self.host, self.executor = get_links, host, executor
        self.lock = threading.Lock()
        self.found = set()
        self.open = 0
        self.finished = threading.Event()

    def offer(self, url):
        if urlsplit(url).netloc == self.host:
            with self.lock:
                if url in self.found:
                    return
                self.found.add(url)
                self.open += 1
            self.executor.submit(self.visit, url)

    def visit(self, url):
        try:
            for link in self.get_links(url):
                self.offer(link)
        finally:
            with self.lock:
                self.open -= 1
                if self.open == 0:
                    self.finished.set()


def crawl(start, get_links, workers):
    with ThreadPoolExecutor(workers) as executor:
        crawler = Crawler(get_links, urlsplit(start).netloc, executor)
        crawler.offer(start)
        crawler.finished.wait()
    return crawler.found
