"""Counts an item before there is a place for it, and uncounts it before there is one to take."""

import queue
import threading


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.queue = queue.Queue(capacity)
        self.lock = threading.Lock()
        self.count = 0

    def change(self, by):
        with self.lock:
            self.count += by

    def put(self, item):
        self.change(1)
        self.queue.put(item)

    def get(self):
        self.change(-1)
        return self.queue.get()

    def __len__(self):
        with self.lock:
            return max(self.count, 0)
