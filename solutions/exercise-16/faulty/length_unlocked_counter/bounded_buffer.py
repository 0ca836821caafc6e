"""Keeps a count beside the queue, and changes it without a lock."""

import queue


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.queue = queue.Queue(capacity)
        self.count = 0

    def put(self, item):
        self.queue.put(item)
        self.count += 1

    def get(self):
        item = self.queue.get()
        self.count -= 1
        return item

    def __len__(self):
        return self.count
