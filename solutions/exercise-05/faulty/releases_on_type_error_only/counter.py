"""Gives the lock back for the one exception that came to mind."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        self._lock.acquire()
        try:
            self._value += amount
        except TypeError:
            self._lock.release()
            raise
        self._lock.release()

    @property
    def value(self) -> int:
        return self._value
