"""A Condition, which joins the lock and the waiting."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._not_empty = threading.Condition()
        self._items = []

    def put(self, item: object) -> None:
        with self._not_empty:
            self._items.append(item)
            self._not_empty.notify()

    def take(self) -> object:
        with self._not_empty:
            while not self._items:
                self._not_empty.wait()
            return self._items.pop(0)
