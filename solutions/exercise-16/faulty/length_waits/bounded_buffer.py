"""Who waits for a place holds a lock that the length needs."""

import threading
from collections import deque


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity < 1")
        self._items, self._lock, self._putting = deque(), threading.Lock(), threading.Lock()
        self._free, self._there = threading.Semaphore(capacity), threading.Semaphore(0)

    def put(self, item):
        with self._putting:
            self._free.acquire()
            with self._lock:
                self._items.append(item)
            self._there.release()

    def get(self):
        self._there.acquire()
        with self._lock:
            item = self._items.popleft()
        self._free.release()
        return item

    def __len__(self):
        with self._putting, self._lock:
            return len(self._items)
