"""Value in two cells, read without the lock."""

import multiprocessing
from multiprocessing.sharedctypes import RawArray


class SharedCounter:
    def __init__(self):
        self._lock = multiprocessing.Lock()
        self._cells = RawArray("q", 2)

    def increment(self, amount=1):
        with self._lock:
            carry, low = divmod(self._cells[1] + amount, 10)
            self._cells[0] += carry
            self._cells[1] = low

    @property
    def value(self):
        return self._cells[0] * 10 + self._cells[1]
