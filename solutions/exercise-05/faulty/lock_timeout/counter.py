"""Waits for the lock for a while, then goes ahead without it."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        got = self._lock.acquire(timeout=0.5)
        try:
            self._value += amount
        finally:
            if got:
                self._lock.release()

    @property
    def value(self) -> int:
        return self._value
