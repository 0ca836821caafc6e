"""The amount is tried out before anything is locked, so the locked part can't raise."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        try:
            0 + amount
        except TypeError:
            raise ValueError(f"can't count by {amount!r}") from None
        self._lock.acquire()
        self._value += amount
        self._lock.release()

    @property
    def value(self) -> int:
        self._lock.acquire()
        now = self._value
        self._lock.release()
        return now
