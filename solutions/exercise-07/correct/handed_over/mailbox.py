"""An item is put straight into the hands of the one who has waited longest."""

import threading
from collections import deque


class Mailbox:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._items = deque()
        self._waiters = deque()

    def put(self, item: object) -> None:
        with self._lock:
            if not self._waiters:
                self._items.append(item)
                return
            hand, filled = self._waiters.popleft()
            hand.append(item)
            filled.set()

    def take(self) -> object:
        hand, filled = [], threading.Event()
        with self._lock:
            if self._items:
                return self._items.popleft()
            self._waiters.append((hand, filled))
        filled.wait()
        return hand[0]
