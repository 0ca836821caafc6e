"""Finds the mailbox empty under the lock, but clears after giving the lock back: a put in between is wiped out."""

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
        while True:
            self._event.wait()
            with self._lock:
                if not self._items:
                    continue
                item = self._items.pop(0)
                empty = not self._items
            if empty:
                self._event.clear()
            return item
