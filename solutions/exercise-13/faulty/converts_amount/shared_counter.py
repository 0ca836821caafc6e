"""Takes "5" for a number."""

from multiprocessing import Value


class SharedCounter:
    def __init__(self) -> None:
        self._value = Value("q", 0)

    def increment(self, amount: int = 1) -> None:
        with self._value.get_lock():
            self._value.value += int(amount)

    @property
    def value(self) -> int:
        return self._value.value
