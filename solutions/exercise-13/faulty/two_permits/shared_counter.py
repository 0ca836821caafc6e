"""A semaphore with two permits lets two in."""

from multiprocessing import RawValue, Semaphore


class SharedCounter:
    def __init__(self) -> None:
        self._gate = Semaphore(2)
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        with self._gate:
            self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
