"""Locks the write, but writes a value that was read before."""

from multiprocessing import Value


class SharedCounter:
    def __init__(self) -> None:
        self._value = Value("q", 0)

    def increment(self, amount: int = 1) -> None:
        new = self.value + amount
        with self._value.get_lock():
            self._value.value = new

    @property
    def value(self) -> int:
        return self._value.value
