"""Takes one item and clears the event, though there may be more (the tutorial's version)."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._items = []
        self._event = threading.Event()

    def put(self, item: object) -> None:
        self._items.append(item)
        self._event.set()

    def take(self) -> object:
        self._event.wait()
        item = self._items.pop(0)
        self._event.clear()
        return item
