"""Undoes a bad amount by restoring the value it remembers, over the increments of others."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        before = self._value
        try:
            with self._lock:
                self._value += amount
        except BaseException:
            self._value = before
            raise

    @property
    def value(self) -> int:
        return self._value
