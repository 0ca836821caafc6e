"""`Value` locks each reading and each writing, but not the time in between."""

from multiprocessing import Value


class SharedCounter:
    def __init__(self) -> None:
        self._value = Value("i", 0)

    def increment(self, amount: int = 1) -> None:
        self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
