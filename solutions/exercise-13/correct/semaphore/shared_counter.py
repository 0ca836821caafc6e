"""A semaphore with a single permit."""

from multiprocessing import BoundedSemaphore, RawArray


class SharedCounter:
    def __init__(self) -> None:
        self._permit = BoundedSemaphore(1)
        self._cell = RawArray("q", [0])

    def increment(self, amount: int = 1) -> None:
        amount = 0 + amount
        with self._permit:
            self._cell[0] += amount

    @property
    def value(self) -> int:
        with self._permit:
            return self._cell[0]
