"""A value without a lock, and a lock between processes of its own."""

import multiprocessing


class SharedCounter:
    def __init__(self) -> None:
        self._lock = multiprocessing.Lock()
        self._value = multiprocessing.Value("i", 0, lock=False)

    def increment(self, amount: int = 1) -> None:
        with self._lock:
            self._value.value += amount

    @property
    def value(self) -> int:
        with self._lock:
            return self._value.value
