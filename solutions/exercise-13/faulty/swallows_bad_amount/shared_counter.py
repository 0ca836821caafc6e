"""Ignores a bad amount instead of raising."""

from multiprocessing import Value


class SharedCounter:
    def __init__(self) -> None:
        self._value = Value("q", 0)

    def increment(self, amount: int = 1) -> None:
        with self._value.get_lock():
            try:
                self._value.value += amount
            except Exception:
                pass

    @property
    def value(self) -> int:
        return self._value.value
