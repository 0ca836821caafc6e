"""Waits with a timeout, again and again."""

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
            while not self._items:
                self._condition.wait(0.1)
            return self._items.pop(0)
