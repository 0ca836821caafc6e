"""A bad amount raises between acquire and release: the lock is held for ever, by nobody."""

from multiprocessing import Lock, RawValue


class SharedCounter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        self._lock.acquire()
        self._value.value += amount
        self._lock.release()

    @property
    def value(self) -> int:
        return self._value.value
