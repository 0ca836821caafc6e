"""Takes None for "no item"."""

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
            while True:
                item = self._items.pop(0) if self._items else None
                if item is not None:
                    return item
                self._condition.wait()
