"""Finds the mailbox empty, then takes the lock and waits: a put in between goes unnoticed."""

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
        while True:
            if not self._items:
                with self._condition:
                    self._condition.wait()
            with self._condition:
                if self._items:
                    return self._items.pop(0)
