"""Who had to wait for the lock of the key computes once more."""

import threading


class Memo:
    def __init__(self):
        self.locks = {}
        self.values = {}

    def get(self, key, compute):
        if key in self.values:
            return self.values[key]
        with self.locks.setdefault(key, threading.Lock()):
            self.values[key] = compute(key)
            return self.values[key]
