"""A semaphore for each thread; after each number, the one whose turn it is gets a permit."""

import threading
from collections.abc import Callable


class ZeroEvenOdd:
    """The numbers 0 1 0 2 0 3 … 0 n, emitted by three threads; each of the methods is called once."""

    def __init__(self, n: int) -> None:
        self._n = n
        self._zero = threading.Semaphore(1)
        self._even = threading.Semaphore(0)
        self._odd = threading.Semaphore(0)

    def zero(self, emit: Callable[[int], object]) -> None:
        """Emit a 0 before each number, and let the thread go on to which that number belongs."""
        for number in range(1, self._n + 1):
            self._zero.acquire()
            emit(0)
            (self._odd if number % 2 else self._even).release()

    def even(self, emit: Callable[[int], object]) -> None:
        """Emit the even numbers."""
        for number in range(2, self._n + 1, 2):
            self._even.acquire()
            emit(number)
            self._zero.release()

    def odd(self, emit: Callable[[int], object]) -> None:
        """Emit the odd numbers."""
        for number in range(1, self._n + 1, 2):
            self._odd.acquire()
            emit(number)
            self._zero.release()
