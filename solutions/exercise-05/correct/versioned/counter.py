"""Optimistic: a version is read before the value, and looked at again under the lock before the value is written."""

import threading


class Counter:
    def __init__(self):
        self._v, self._version, self._l = 0, 0, threading.Lock()

    def increment(self, amount=1):
        while True:
            version = self._version
            new = self._v + amount
            with self._l:
                if self._version == version:
                    self._v = new
                    self._version += 1
                    return

    @property
    def value(self):
        return self._v
