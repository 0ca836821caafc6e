"""Additions and subtractions each have a lock, so they don't keep one another out."""

import threading


class Counter:
    def __init__(self) -> None:
        self._up = threading.Lock()
        self._down = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        lock = self._down if isinstance(amount, int) and amount < 0 else self._up
        with lock:
            self._value += amount

    @property
    def value(self) -> int:
        with self._up:
            return self._value
