"""The lock is held while a page is fetched: one after the other."""

import threading
from urllib.parse import urlsplit


class Crawler:
    def __init__(self, start, get_links):
        self.host = urlsplit(start).netloc
        self.get_links = get_links
        self.cond = threading.Condition()
        self.todo = [start]
        self.seen = {start}
        self.busy = 0

    def next_page(self):
        with self.cond:
            while not self.todo and self.busy:
                self.cond.wait()
            if not self.todo:
                return None
            self.busy += 1
            return self.todo.pop()

    def done(self, links):
        with self.cond:
            self.busy -= 1
            for link in links:
                if urlsplit(link).netloc == self.host and link not in self.seen:
                    self.seen.add(link)
                    self.todo.append(link)
            self.cond.notify_all()

    def work(self):
        while (url := self.next_page()) is not None:
            with self.cond:
                try:
                    links = list(self.get_links(url))
                except BaseException:
                    links = []
                self.done(links)


def crawl(start, get_links, workers):
    crawler = Crawler(start, get_links)
    threads = [threading.Thread(target=crawler.work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return crawler.seen
