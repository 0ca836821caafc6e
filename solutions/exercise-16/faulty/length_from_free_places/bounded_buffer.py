"""The length is what is not free: a place that is about to be given back still counts."""

import threading
from collections import deque


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity < 1")
        self._capacity, self._items = capacity, deque()
        self._free, self._there = threading.Semaphore(capacity), threading.Semaphore(0)

    def put(self, item):
        self._free.acquire()
        self._items.append(item)
        self._there.release()

    def get(self):
        self._there.acquire()
        item = self._items.popleft()
        self._free.release()
        return item

    def __len__(self):
        return self._capacity - self._free._value
