"""A value that is None, or looks like nothing, is computed again and again."""

import threading


class Memo:
    def __init__(self):
        self._locks = {}
        self._values = {}

    def get(self, key, compute):
        with self._locks.setdefault(key, threading.Lock()):
            value = self._values.get(key)
            if not value:
                value = self._values[key] = compute(key)
            return value
