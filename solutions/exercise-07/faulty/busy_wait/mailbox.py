"""Asks again and again."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._items = []

    def put(self, item: object) -> None:
        with self._lock:
            self._items.append(item)

    def take(self) -> object:
        while True:
            with self._lock:
                if self._items:
                    return self._items.pop(0)
