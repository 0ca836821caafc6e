"""A bad amount raises between acquire and release: the lock is held for ever."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        self._lock.acquire()
        self._value += amount
        self._lock.release()

    @property
    def value(self) -> int:
        return self._value
