"""Gives the lock back for the one exception that came to mind."""

from multiprocessing import Lock, RawValue


class SharedCounter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        self._lock.acquire()
        try:
            self._value.value += amount
        except TypeError:
            self._lock.release()
            raise
        self._lock.release()

    @property
    def value(self) -> int:
        return self._value.value
