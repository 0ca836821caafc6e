"""Numbers are emitted after zero has got its permit."""

import threading


class ZeroEvenOdd:
    def __init__(self, n: int) -> None:
        self._n = n
        self._zero = threading.Semaphore(1)
        self._number = (threading.Semaphore(0), threading.Semaphore(0))

    def zero(self, emit) -> None:
        for number in range(1, self._n + 1):
            self._zero.acquire()
            emit(0)
            self._number[number % 2].release()

    def _count(self, first: int, emit) -> None:
        for number in range(first, self._n + 1, 2):
            self._number[first % 2].acquire()
            self._zero.release()
            emit(number)

    def even(self, emit) -> None:
        self._count(2, emit)

    def odd(self, emit) -> None:
        self._count(1, emit)
