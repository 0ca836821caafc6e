"""Takes an equal item for one that is there already."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._items = []

    def put(self, item: object) -> None:
        with self._condition:
            if item not in self._items:
                self._items.append(item)
                self._condition.notify()

    def take(self) -> object:
        with self._condition:
            self._condition.wait_for(lambda: self._items)
            return self._items.pop(0)
