"""Places are tokens: a producer needs one, a consumer gives it back. Both kinds of queue are unbounded."""

from queue import SimpleQueue


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.tokens, self.items = SimpleQueue(), SimpleQueue()
        for _ in range(capacity):
            self.tokens.put("place")

    def put(self, item):
        self.tokens.get()
        self.items.put(item)

    def get(self):
        item = self.items.get()
        self.tokens.put("place")
        return item

    def __len__(self):
        return self.items.qsize()
