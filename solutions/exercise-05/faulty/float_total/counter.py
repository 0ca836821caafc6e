"""Counts in floating point, which has no room for all digits of a large number."""

import threading


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self._total = 0.0

    def increment(self, amount=1):
        with self._lock:
            self._total += amount

    @property
    def value(self):
        return int(self._total)
