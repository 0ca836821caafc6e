"""Gives up when the lock is taken, and with it the increment."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        if self._lock.acquire(blocking=False):
            try:
                self._value += amount
            finally:
                self._lock.release()

    @property
    def value(self) -> int:
        return self._value
