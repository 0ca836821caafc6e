"""Does not wait, but complains."""

import queue


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.queue = queue.Queue(capacity)

    def put(self, item):
        self.queue.put_nowait(item)

    def get(self):
        return self.queue.get()

    def __len__(self):
        return self.queue.qsize()
