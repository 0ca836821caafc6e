"""Keeps the lock while it waits for the event, so nobody can ever put."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._items = []
        self._event = threading.Event()

    def put(self, item: object) -> None:
        with self._lock:
            self._items.append(item)
            self._event.set()

    def take(self) -> object:
        with self._lock:
            self._event.wait()
            item = self._items.pop(0)
            if not self._items:
                self._event.clear()
            return item
