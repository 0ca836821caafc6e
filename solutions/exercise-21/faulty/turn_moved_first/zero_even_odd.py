"""Spins on a turn that is moved on before the number is out."""

import time


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.place = 0

    def at(self, place, number, emit):
        while self.place != place:
            time.sleep(0.01)
        self.place += 1
        emit(number)

    def zero(self, emit):
        for i in range(1, self.n + 1):
            self.at(2 * i - 2, 0, emit)

    def even(self, emit):
        for i in range(2, self.n + 1, 2):
            self.at(2 * i - 1, i, emit)

    def odd(self, emit):
        for i in range(1, self.n + 1, 2):
            self.at(2 * i - 1, i, emit)
