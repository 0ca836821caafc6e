"""Wakes up every tenth of a second to look, for nobody tells it."""

import threading


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity = capacity
        self.items = []
        self.condition = threading.Condition()

    def put(self, item):
        with self.condition:
            while len(self.items) >= self.capacity:
                self.condition.wait(timeout=0.1)
            self.items.append(item)

    def get(self):
        with self.condition:
            while not self.items:
                self.condition.wait(timeout=0.1)
            return self.items.pop(0)

    def __len__(self):
        with self.condition:
            return len(self.items)
