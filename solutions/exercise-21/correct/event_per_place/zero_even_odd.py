"""An Event for each place in the sequence."""

import threading


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.reached = [threading.Event() for _ in range(2 * n + 1)]
        self.reached[0].set()

    def _step(self, place, number, emit):
        self.reached[place].wait()
        emit(number)
        self.reached[place + 1].set()

    def zero(self, emit):
        for k in range(self.n):
            self._step(2 * k, 0, emit)

    def even(self, emit):
        for k in range(2, self.n + 1, 2):
            self._step(2 * k - 1, k, emit)

    def odd(self, emit):
        for k in range(1, self.n + 1, 2):
            self._step(2 * k - 1, k, emit)
