"""Creates the lock on first use, without a lock: two threads may each make one."""

import threading


class Counter:
    def __init__(self) -> None:
        self._lock = None
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        if self._lock is None:
            self._lock = threading.Lock()
        with self._lock:
            self._value += amount

    @property
    def value(self) -> int:
        return self._value
