"""A list and good faith."""

import time


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity = capacity
        self.items = []

    def put(self, item):
        while len(self.items) >= self.capacity:
            time.sleep(0.001)
        self.items.append(item)

    def get(self):
        while not self.items:
            time.sleep(0.001)
        return self.items.pop(0)

    def __len__(self):
        return len(self.items)
