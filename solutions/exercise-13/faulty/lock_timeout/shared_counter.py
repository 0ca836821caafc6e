"""Waits for the lock for a very short while, then goes ahead without it."""

from multiprocessing import Lock, RawValue


class SharedCounter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        got = self._lock.acquire(timeout=0.0001)
        try:
            self._value.value += amount
        finally:
            if got:
                self._lock.release()

    @property
    def value(self) -> int:
        return self._value.value
