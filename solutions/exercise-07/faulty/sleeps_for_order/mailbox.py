"""Sleeps a little and trusts that an item has come meanwhile."""

import time


class Mailbox:
    def __init__(self) -> None:
        self._items = []

    def put(self, item: object) -> None:
        self._items.append(item)

    def take(self) -> object:
        if not self._items:
            time.sleep(0.1)
        return self._items.pop(0)
