"""The event is set exactly when there are items: both change together, under one lock."""

import threading
from collections import deque


class Mailbox:
    """Items go in at one end and come out at the other; any number of threads may put and take."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._items: deque[object] = deque()
        self._not_empty = threading.Event()

    def put(self, item: object) -> None:
        """Add ``item`` behind all others."""
        with self._lock:
            self._items.append(item)
            self._not_empty.set()

    def take(self) -> object:
        """Remove the oldest item and return it; blocks while there is none."""
        while True:
            self._not_empty.wait()
            with self._lock:
                if not self._items:
                    continue  # somebody else was faster: wait again
                item = self._items.popleft()
                if not self._items:
                    self._not_empty.clear()
                return item
