"""Adds 1, whatever the amount."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        0 + amount
        with self._lock:
            self._value += 1

    @property
    def value(self) -> int:
        return self._value
