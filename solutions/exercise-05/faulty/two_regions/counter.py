"""Locks the read and locks the write, but lets go in between (the property takes the lock on its own)."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        new = self.value + amount
        with self._lock:
            self._value = new

    @property
    def value(self) -> int:
        with self._lock:
            return self._value
