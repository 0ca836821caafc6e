"""Waits for a second at most, and then takes what is not there."""

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
            if not self._condition.wait_for(lambda: self._items, timeout=1):
                return None
            return self._items.pop(0)
