"""Waits for five seconds at most."""

import queue


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.queue = queue.Queue(capacity)

    def put(self, item):
        try:
            self.queue.put(item, timeout=5)
        except queue.Full:
            pass

    def get(self):
        try:
            return self.queue.get(timeout=5)
        except queue.Empty:
            return None

    def __len__(self):
        return self.queue.qsize()
