"""Every number at its own second."""

import time


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n

    def zero(self, emit):
        for _ in range(self.n):
            emit(0)
            time.sleep(1)

    def even(self, emit):
        time.sleep(0.5)
        for i in range(2, self.n + 1, 2):
            time.sleep(1)
            emit(i)
            time.sleep(1)

    def odd(self, emit):
        time.sleep(0.5)
        for i in range(1, self.n + 1, 2):
            emit(i)
            time.sleep(2)
