"""Hands out the permit before the item is there."""

import threading
from collections import deque


class Mailbox:
    def __init__(self) -> None:
        self._permits = threading.Semaphore(0)
        self._items = deque()

    def put(self, item: object) -> None:
        self._permits.release()
        self._items.append(item)

    def take(self) -> object:
        self._permits.acquire()
        return self._items.popleft()
