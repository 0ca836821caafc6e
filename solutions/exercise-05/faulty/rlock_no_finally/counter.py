"""Never released after a bad amount; an RLock hides that from the thread that made the mistake."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        self._lock.acquire()
        self._value += amount
        self._lock.release()

    @property
    def value(self) -> int:
        return self._value
