"""The event stays set after the first item: from then on everybody spins."""

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
                if self._items:
                    return self._items.pop(0)
