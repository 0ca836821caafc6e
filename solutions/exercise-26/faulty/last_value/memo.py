"""The value is passed on through an attribute that computations of all keys share."""

import threading


class Memo:
    def __init__(self):
        self.locks = {}
        self.values = {}
        self.latest = None

    def get(self, key, compute):
        with self.locks.setdefault(key, threading.Lock()):
            if key in self.values:
                return self.values[key]
            self.latest = compute(key)
            self.values[key] = self.latest
            return self.values[key]
