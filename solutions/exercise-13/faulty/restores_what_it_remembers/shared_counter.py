"""Undoes a bad amount by writing the value that it remembers, over the increments of others."""

from multiprocessing import Value


class SharedCounter:
    def __init__(self) -> None:
        self._value = Value("q", 0)

    def increment(self, amount: int = 1) -> None:
        before = self._value.value
        try:
            with self._value.get_lock():
                self._value.value += amount
        except Exception:
            self._value.value = before
            raise

    @property
    def value(self) -> int:
        return self._value.value
