"""Locks the write, but writes a value that was read before."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        new = self._value + amount
        with self._lock:
            self._value = new

    @property
    def value(self) -> int:
        with self._lock:
            return self._value
