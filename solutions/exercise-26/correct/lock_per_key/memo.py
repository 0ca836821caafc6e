"""A lock for each key, made with setdefault, which is one step; the value is looked for again under the lock."""

import threading

MISSING = object()


class Memo:
    def __init__(self):
        self.locks = {}
        self.values = {}

    def get(self, key, compute):
        value = self.values.get(key, MISSING)
        if value is not MISSING:
            return value
        with self.locks.setdefault(key, threading.Lock()):
            if key not in self.values:
                self.values[key] = compute(key)
            return self.values[key]
