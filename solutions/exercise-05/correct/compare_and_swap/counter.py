"""Compare and swap, with a lock for the comparison only."""

import threading


class Counter:
    def __init__(self):
        self._v, self._l = 0, threading.Lock()

    def increment(self, amount=1):
        while True:
            old = self._v
            new = old + amount
            with self._l:
                if self._v is old:
                    self._v = new
                    return

    @property
    def value(self):
        return self._v
