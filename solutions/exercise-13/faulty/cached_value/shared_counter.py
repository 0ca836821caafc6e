"""Remembers the value after its own increments, to spare the reader the lock."""

from multiprocessing import Value


class SharedCounter:
    def __init__(self) -> None:
        self._shared = Value("q", 0)
        self._seen = 0

    def increment(self, amount: int = 1) -> None:
        with self._shared.get_lock():
            self._shared.value += amount
            self._seen = self._shared.value

    @property
    def value(self) -> int:
        return self._seen
