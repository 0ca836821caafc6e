"""Wakes a taker only when the mailbox was empty: two items in a row wake one taker."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._items = []

    def put(self, item: object) -> None:
        with self._condition:
            if not self._items:
                self._condition.notify()
            self._items.append(item)

    def take(self) -> object:
        with self._condition:
            while not self._items:
                self._condition.wait()
            return self._items.pop(0)
