"""Looks whether there is an item and takes it in two steps, without a lock."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._items = []
        self._arrived = threading.Condition()

    def put(self, item: object) -> None:
        with self._arrived:
            self._items.append(item)
            self._arrived.notify_all()

    def take(self) -> object:
        with self._arrived:
            self._arrived.wait_for(lambda: self._items)
        return self._items.pop(0)
