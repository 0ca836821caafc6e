"""A type without a sign: below zero the value starts again from the top."""

from multiprocessing import Value


class SharedCounter:
    def __init__(self) -> None:
        self._value = Value("I", 0)

    def increment(self, amount: int = 1) -> None:
        with self._value.get_lock():
            self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
