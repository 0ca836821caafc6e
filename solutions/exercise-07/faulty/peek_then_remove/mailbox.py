"""Reads the first item and removes it in two steps: two takers may read the same one."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._permits = threading.Semaphore(0)
        self._items = []

    def put(self, item: object) -> None:
        self._items.append(item)
        self._permits.release()

    def take(self) -> object:
        self._permits.acquire()
        item = self._items[0]
        del self._items[0]
        return item
