"""Adds an item and tells nobody."""

import threading


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity = capacity
        self.items = []
        self.lock = threading.Lock()
        self.full = threading.Condition(self.lock)
        self.empty = threading.Condition(self.lock)

    def put(self, item):
        with self.lock:
            while len(self.items) == self.capacity:
                self.full.wait()
            self.items.append(item)

    def get(self):
        with self.lock:
            while not self.items:
                self.empty.wait()
            item = self.items.pop(0)
            self.full.notify()
            return item

    def __len__(self):
        with self.lock:
            return len(self.items)
