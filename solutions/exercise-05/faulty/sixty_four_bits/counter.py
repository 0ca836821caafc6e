"""Counts in a number of 64 bits, beyond which the value begins anew."""

import ctypes
import threading


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self._total = ctypes.c_int64(0)

    def increment(self, amount=1):
        with self._lock:
            self._total.value += amount

    @property
    def value(self):
        return self._total.value
