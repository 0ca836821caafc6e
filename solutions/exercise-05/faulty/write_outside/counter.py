"""Reads under the lock, writes after giving it back."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        with self._lock:
            new = self._value + amount
        self._value = new

    @property
    def value(self) -> int:
        with self._lock:
            return self._value
