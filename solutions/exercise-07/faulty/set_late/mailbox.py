"""Sets the event when the lock is given back: the item may be taken already, and whoever waits next runs in circles."""

import threading
from collections import deque


class Mailbox:
    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._queue: deque = deque()
        self._available = threading.Event()

    def put(self, item) -> None:
        with self._guard:
            self._queue.append(item)
        self._available.set()

    def take(self):
        while True:
            self._available.wait()
            with self._guard:
                if not self._queue:
                    continue
                item = self._queue.popleft()
                if not self._queue:
                    self._available.clear()
                return item
