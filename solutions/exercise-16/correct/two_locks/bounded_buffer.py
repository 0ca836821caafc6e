"""A lock for those who put and one for those who get; adding and removing are one step each for a list."""

import threading


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity = capacity
        self.items = []
        self.not_full = threading.Condition()
        self.not_empty = threading.Condition()

    def put(self, item):
        with self.not_full:
            while len(self.items) >= self.capacity:
                self.not_full.wait()
            self.items.append(item)
        with self.not_empty:
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.pop(0)
        with self.not_full:
            self.not_full.notify()
        return item

    def __len__(self):
        return len(self.items)
