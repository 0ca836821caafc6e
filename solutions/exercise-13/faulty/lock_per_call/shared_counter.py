"""Every call locks a lock of its own."""

from multiprocessing import Lock, Value


class SharedCounter:
    def __init__(self) -> None:
        self._value = Value("q", 0)

    def increment(self, amount: int = 1) -> None:
        with Lock():
            self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
