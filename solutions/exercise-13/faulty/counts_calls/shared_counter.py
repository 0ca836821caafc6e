"""Adds 1, whatever the amount."""

from multiprocessing import Value


class SharedCounter:
    def __init__(self) -> None:
        self._value = Value("q", 0)

    def increment(self, amount: int = 1) -> None:
        0 + amount
        with self._value.get_lock():
            self._value.value += 1

    @property
    def value(self) -> int:
        return self._value.value
