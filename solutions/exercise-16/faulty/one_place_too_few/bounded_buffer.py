"""A ring that keeps one place free, to tell full from empty."""

import threading


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.ring = [None] * max(capacity, 2)
        self.head = self.tail = 0
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while (self.tail + 1) % len(self.ring) == self.head:
                self.changed.wait()
            self.ring[self.tail] = item
            self.tail = (self.tail + 1) % len(self.ring)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while self.head == self.tail:
                self.changed.wait()
            item = self.ring[self.head]
            self.head = (self.head + 1) % len(self.ring)
            self.changed.notify_all()
            return item

    def __len__(self):
        with self.changed:
            return (self.tail - self.head) % len(self.ring)
