"""Signs up for the next item after it has let go of the lock: an item that comes in between wakes nobody."""

import threading
from collections import deque


class Mailbox:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._items = deque()
        self._waiters = deque()

    def put(self, item: object) -> None:
        with self._lock:
            self._items.append(item)
            if self._waiters:
                self._waiters.popleft().set()

    def take(self) -> object:
        while True:
            with self._lock:
                if self._items:
                    return self._items.popleft()
            woken = threading.Event()
            self._waiters.append(woken)
            woken.wait()
