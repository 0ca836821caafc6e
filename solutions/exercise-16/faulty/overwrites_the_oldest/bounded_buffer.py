"""A deque with a maximal length: when it is full, the oldest item is dropped."""

import collections
import threading


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.items = collections.deque(maxlen=capacity)
        self.not_empty = threading.Condition()

    def put(self, item):
        with self.not_empty:
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            return self.items.popleft()

    def __len__(self):
        return len(self.items)
