"""Two Events, which say under the lock what is true under the lock; whoever wakes looks again."""

import threading


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity = capacity
        self.items = []
        self.lock = threading.Lock()
        self.not_full, self.not_empty = threading.Event(), threading.Event()
        self.tell()

    def tell(self):
        for event, true in (
            (self.not_full, len(self.items) < self.capacity),
            (self.not_empty, len(self.items) > 0),
        ):
            if true:
                event.set()
            else:
                event.clear()

    def put(self, item):
        while True:
            self.not_full.wait()
            with self.lock:
                if len(self.items) < self.capacity:
                    self.items.append(item)
                    self.tell()
                    return

    def get(self):
        while True:
            self.not_empty.wait()
            with self.lock:
                if self.items:
                    item = self.items.pop(0)
                    self.tell()
                    return item

    def __len__(self):
        with self.lock:
            return len(self.items)
