"""A permit for every item; the deque's own operations are atomic."""

import threading
from collections import deque


class Mailbox:
    def __init__(self) -> None:
        self._permits = threading.Semaphore(0)
        self._items = deque()

    def put(self, item: object) -> None:
        self._items.append(item)
        self._permits.release()

    def take(self) -> object:
        self._permits.acquire()
        return self._items.popleft()
