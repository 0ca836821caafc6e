"""Looks again and again whether it is its turn: right, if wasteful."""

import time


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.place = 0

    def _at(self, place, number, emit):
        while self.place != place:
            time.sleep(0.001)
        emit(number)
        self.place = place + 1

    def zero(self, emit):
        for i in range(1, self.n + 1):
            self._at(2 * i - 2, 0, emit)

    def even(self, emit):
        for i in range(2, self.n + 1, 2):
            self._at(2 * i - 1, i, emit)

    def odd(self, emit):
        for i in range(1, self.n + 1, 2):
            self._at(2 * i - 1, i, emit)
