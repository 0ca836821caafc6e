"""Every call locks a lock of its own, which nobody else will ever ask for."""

import threading


class Counter:
    def __init__(self) -> None:
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        lock = threading.Lock()
        with lock:
            self._value += amount

    @property
    def value(self) -> int:
        return self._value
