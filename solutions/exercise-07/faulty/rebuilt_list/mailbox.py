"""Builds a new list for every put, without a lock: of two that meet, one is lost."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._permits = threading.Semaphore(0)
        self._items = []

    def put(self, item: object) -> None:
        self._items = self._items + [item]
        self._permits.release()

    def take(self) -> object:
        self._permits.acquire()
        return self._items.pop(0)
