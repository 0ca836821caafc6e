"""Announces an item before it is in."""

import threading
from collections import deque


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.places = threading.Semaphore(capacity)
        self.available = threading.Semaphore(0)
        self.items = deque()

    def put(self, item):
        self.places.acquire()
        self.available.release()
        self.items.append(item)

    def get(self):
        self.available.acquire()
        item = self.items.popleft()
        self.places.release()
        return item

    def __len__(self):
        return len(self.items)
