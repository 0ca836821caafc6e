"""Two semaphores; the deque's own operations are atomic."""

import collections
import threading


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity < 1")
        self.free = threading.BoundedSemaphore(capacity)
        self.used = threading.Semaphore(0)
        self.items = collections.deque()

    def put(self, item):
        self.free.acquire()
        self.items.append(item)
        self.used.release()

    def get(self):
        self.used.acquire()
        item = self.items.popleft()
        self.free.release()
        return item

    def __len__(self):
        return len(self.items)
