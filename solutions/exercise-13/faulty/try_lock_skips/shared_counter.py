"""Gives up when the lock is taken, and with it the increment."""

from multiprocessing import Lock, RawValue


class SharedCounter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        if self._lock.acquire(block=False):
            try:
                self._value.value += amount
            finally:
                self._lock.release()

    @property
    def value(self) -> int:
        return self._value.value
