"""Shared memory under a lock between threads: after a fork every process has a lock of its own."""

import threading
from multiprocessing import RawValue


class SharedCounter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        with self._lock:
            self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
