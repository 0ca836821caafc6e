"""Only the empty string and empty list are taken for nothing."""

import threading


class Counter:
    def __init__(self):
        self._v, self._l = 0, threading.Lock()

    def increment(self, amount=1):
        if amount is None:
            raise TypeError
        with self._l:
            self._v += amount or 0

    @property
    def value(self):
        return self._v
