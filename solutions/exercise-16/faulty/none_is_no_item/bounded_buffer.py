"""An empty place is None, so None is an empty place."""

import threading


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.ring = [None] * capacity
        self.head = self.tail = 0
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while self.ring[self.tail] is not None:
                self.changed.wait()
            self.ring[self.tail] = item
            self.tail = (self.tail + 1) % len(self.ring)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while self.ring[self.head] is None:
                self.changed.wait()
            item, self.ring[self.head] = self.ring[self.head], None
            self.head = (self.head + 1) % len(self.ring)
            self.changed.notify_all()
            return item

    def __len__(self):
        return sum(item is not None for item in list(self.ring))
