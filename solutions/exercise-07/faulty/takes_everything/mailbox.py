"""Empties the mailbox, returns the first item and keeps the rest for its own thread."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._items = []
        self._mine = threading.local()

    def put(self, item: object) -> None:
        with self._condition:
            self._items.append(item)
            self._condition.notify()

    def take(self) -> object:
        kept = self._mine.__dict__.setdefault("items", [])
        if not kept:
            with self._condition:
                self._condition.wait_for(lambda: self._items)
                kept.extend(self._items)
                self._items.clear()
        return kept.pop(0)
