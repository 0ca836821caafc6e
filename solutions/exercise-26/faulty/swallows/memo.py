"""A computation that raises gives None, and that is even kept."""

import threading


class Memo:
    def __init__(self):
        self.locks = {}
        self.values = {}

    def get(self, key, compute):
        with self.locks.setdefault(key, threading.Lock()):
            if key not in self.values:
                try:
                    self.values[key] = compute(key)
                except BaseException:
                    self.values[key] = None
            return self.values[key]
