"""Keys that only look alike are taken for the same."""

import threading


class Memo:
    def __init__(self):
        self._locks = {}
        self._values = {}

    def get(self, key, compute):
        name = str(key)
        with self._locks.setdefault(name, threading.Lock()):
            if name not in self._values:
                self._values[name] = compute(key)
            return self._values[name]
