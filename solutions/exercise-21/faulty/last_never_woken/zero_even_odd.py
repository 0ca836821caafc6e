"""Whoever emits the last number goes home without waking those who still wait."""

import threading


class ZeroEvenOdd:
    def __init__(self, n: int) -> None:
        self._n = n
        self._next = 1
        self._zero_is_due = True
        self._condition = threading.Condition()

    def zero(self, emit) -> None:
        with self._condition:
            for _ in range(self._n):
                while not self._zero_is_due:
                    self._condition.wait()
                emit(0)
                self._zero_is_due = False
                self._condition.notify_all()

    def _numbers(self, parity: int, emit) -> None:
        with self._condition:
            while self._next <= self._n:
                if self._zero_is_due or self._next % 2 != parity:
                    self._condition.wait()
                    continue
                emit(self._next)
                self._next += 1
                self._zero_is_due = True
                if self._next > self._n:
                    return
                self._condition.notify_all()

    def even(self, emit) -> None:
        self._numbers(0, emit)

    def odd(self, emit) -> None:
        self._numbers(1, emit)
