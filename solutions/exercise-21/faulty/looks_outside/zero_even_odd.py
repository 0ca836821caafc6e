"""Looks at the turn without the lock, and goes to sleep on what it saw."""

import threading


class ZeroEvenOdd:
    def __init__(self, n: int) -> None:
        self._n = n
        self._place = 0
        self._moved = threading.Condition()

    def _emit(self, place: int, number: int, emit) -> None:
        while self._place != place:
            with self._moved:
                self._moved.wait()
        emit(number)
        with self._moved:
            self._place += 1
            self._moved.notify_all()

    def zero(self, emit) -> None:
        for number in range(1, self._n + 1):
            self._emit(2 * number - 2, 0, emit)

    def even(self, emit) -> None:
        for number in range(2, self._n + 1, 2):
            self._emit(2 * number - 1, number, emit)

    def odd(self, emit) -> None:
        for number in range(1, self._n + 1, 2):
            self._emit(2 * number - 1, number, emit)
