"""Looks once, waits once: by the time it is awake somebody else may have taken the item."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._items = []

    def put(self, item: object) -> None:
        with self._condition:
            self._items.append(item)
            self._condition.notify()

    def take(self) -> object:
        with self._condition:
            if not self._items:
                self._condition.wait()
            return self._items.pop(0)
