"""Shared memory and no lock at all."""

from multiprocessing.sharedctypes import RawValue


class SharedCounter:
    def __init__(self) -> None:
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
