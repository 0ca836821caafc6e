"""Clears the event first and looks then; whoever leaves something behind sets it again for the next."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._event = threading.Event()
        self._items = []

    def put(self, item: object) -> None:
        with self._lock:
            self._items.append(item)
        self._event.set()

    def take(self) -> object:
        while True:
            self._event.wait()
            with self._lock:
                self._event.clear()
                if not self._items:
                    continue
                item = self._items.pop(0)
                if self._items:
                    self._event.set()
                return item
