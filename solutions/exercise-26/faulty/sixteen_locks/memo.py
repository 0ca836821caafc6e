"""Sixteen locks are not one per key: two keys that share one wait for each other."""

import threading


class Memo:
    def __init__(self):
        self._locks = [threading.Lock() for _ in range(16)]
        self._values = {}

    def get(self, key, compute):
        with self._locks[hash(key) % len(self._locks)]:
            if key not in self._values:
                self._values[key] = compute(key)
            return self._values[key]
