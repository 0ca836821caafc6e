"""Additions and subtractions each have a lock, so they don't keep one another out."""

from multiprocessing import Lock, RawValue


class SharedCounter:
    def __init__(self) -> None:
        self._up, self._down = Lock(), Lock()
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        with self._down if isinstance(amount, int) and amount < 0 else self._up:
            self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
