"""The type belongs to the key, so that 1 and 1.0, which are equal, are two keys."""

import threading


class Memo:
    def __init__(self):
        self._lock = threading.Lock()
        self._locks = {}
        self._values = {}

    def get(self, key, compute):
        name = (type(key), key)
        with self._lock:
            lock = self._locks.setdefault(name, threading.Lock())
        with lock:
            if name not in self._values:
                self._values[name] = compute(key)
            return self._values[name]
