"""Ignores a bad amount instead of raising."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        with self._lock:
            try:
                self._value += amount
            except TypeError:
                pass

    @property
    def value(self) -> int:
        return self._value
