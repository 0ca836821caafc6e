"""Sets the event after giving the lock back: by then the item may be gone, and the next taker finds nothing."""

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
        self._event.wait()
        with self._lock:
            item = self._items.pop(0)
            if not self._items:
                self._event.clear()
            return item
