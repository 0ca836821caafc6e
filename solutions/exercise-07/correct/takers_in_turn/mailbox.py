"""One taker at a time waits for the event; the others wait for their turn at the mailbox."""

import threading
from collections import deque


class Mailbox:
    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._lock = threading.Lock()
        self._not_empty = threading.Event()
        self._items = deque()

    def put(self, item: object) -> None:
        with self._lock:
            self._items.append(item)
            self._not_empty.set()

    def take(self) -> object:
        with self._turn:
            self._not_empty.wait()
            with self._lock:
                item = self._items.popleft()
                if not self._items:
                    self._not_empty.clear()
            return item
