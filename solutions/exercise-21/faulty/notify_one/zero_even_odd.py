"""Wakes one of the two others, who may be the wrong one."""

import threading


class ZeroEvenOdd:
    def __init__(self, n: int) -> None:
        self._n = n
        self._place = 0
        self._moved = threading.Condition()

    def _emit(self, place: int, number: int, emit) -> None:
        with self._moved:
            while self._place != place:
                self._moved.wait()
            emit(number)
            self._place += 1
            self._moved.notify()

    def zero(self, emit) -> None:
        for number in range(1, self._n + 1):
            self._emit(2 * number - 2, 0, emit)

    def even(self, emit) -> None:
        for number in range(2, self._n + 1, 2):
            self._emit(2 * number - 1, number, emit)

    def odd(self, emit) -> None:
        for number in range(1, self._n + 1, 2):
            self._emit(2 * number - 1, number, emit)
