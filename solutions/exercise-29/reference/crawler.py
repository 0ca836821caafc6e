"""Known pages, waiting pages and a count of fetches that go on, all under one condition."""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit


class Crawl:
    """One crawl: what is known, what is waiting, and how many are being fetched."""

    def __init__(self, start: str, get_links: Callable[[str], Iterable[str]]) -> None:
        self._get_links = get_links
        self._host = urlsplit(start).netloc
        self._changed = threading.Condition()
        self._waiting = deque([start])
        self._fetching = 0
        self.known = {start}

    def work(self) -> None:
        """Fetch pages until none is waiting and none can come any more."""
        while (url := self._next()) is not None:
            try:
                links = list(self._get_links(url))
            except BaseException:
                links = []
            self._fetched(links)

    def _next(self) -> str | None:
        with self._changed:
            while not self._waiting and self._fetching:
                self._changed.wait()
            if not self._waiting:
                return None
            self._fetching += 1
            return self._waiting.popleft()

    def _fetched(self, links: list[str]) -> None:
        with self._changed:
            self._fetching -= 1
            for url in links:
                if url not in self.known and urlsplit(url).netloc == self._host:
                    self.known.add(url)
                    self._waiting.append(url)
            self._changed.notify_all()


def crawl(start: str, get_links: Callable[[str], Iterable[str]], workers: int) -> set[str]:
    """Visit every page of ``start``'s host that can be reached from it, each once, ``workers`` at a time."""
    job = Crawl(start, get_links)
    threads = [threading.Thread(target=job.work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return job.known
