"""Takes the lock of a fresh Value instead of its own."""

from multiprocessing import Value


class SharedCounter:
    def __init__(self) -> None:
        self._value = Value("q", 0)

    def increment(self, amount: int = 1) -> None:
        with Value("q", 0).get_lock():
            self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
