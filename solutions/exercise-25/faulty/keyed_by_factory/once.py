"""Remembers a value for each factory, as a cache does."""

import threading


class Once:
    def __init__(self):
        self.lock = threading.Lock()
        self.cache = {}

    def get(self, factory):
        with self.lock:
            if factory not in self.cache:
                self.cache[factory] = factory()
            return self.cache[factory]
