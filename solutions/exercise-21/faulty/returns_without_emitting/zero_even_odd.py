"""Sees that the last number has been reached, and leaves before it is out."""

import threading


class ZeroEvenOdd:
    def __init__(self, n: int) -> None:
        self._n = n
        self._next = 0
        self._zero_is_due = True
        self._condition = threading.Condition()

    def zero(self, emit) -> None:
        with self._condition:
            while self._next < self._n:
                self._condition.wait_for(lambda: self._zero_is_due)
                emit(0)
                self._next += 1
                self._zero_is_due = False
                self._condition.notify_all()

    def _numbers(self, parity: int, emit) -> None:
        with self._condition:
            while self._next < self._n:
                self._condition.wait_for(
                    lambda: (not self._zero_is_due and self._next % 2 == parity) or self._next >= self._n
                )
                if not self._zero_is_due and self._next % 2 == parity:
                    emit(self._next)
                    self._zero_is_due = True
                    self._condition.notify_all()

    def even(self, emit) -> None:
        self._numbers(0, emit)

    def odd(self, emit) -> None:
        self._numbers(1, emit)
