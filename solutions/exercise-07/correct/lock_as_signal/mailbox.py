"""A lock as a signal: held while the mailbox is empty, released by whoever fills it."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._nonempty = threading.Lock()
        self._nonempty.acquire()
        self._items = []

    def put(self, item: object) -> None:
        with self._guard:
            self._items.append(item)
            if len(self._items) == 1:
                self._nonempty.release()

    def take(self) -> object:
        self._nonempty.acquire()
        with self._guard:
            item = self._items.pop(0)
            if self._items:
                self._nonempty.release()
            return item
