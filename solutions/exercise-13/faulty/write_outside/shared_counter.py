"""Reads under the lock, writes after giving it back."""

from multiprocessing import Lock, RawValue


class SharedCounter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        with self._lock:
            new = self._value.value + amount
        self._value.value = new

    @property
    def value(self) -> int:
        return self._value.value
