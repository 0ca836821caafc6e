"""A manager's process keeps the value; a lock between processes is around read, add, write."""

import multiprocessing


class SharedCounter:
    def __init__(self) -> None:
        self._manager = multiprocessing.Manager()
        self._lock = multiprocessing.Lock()
        self._value = self._manager.Value("i", 0)

    def increment(self, amount: int = 1) -> None:
        with self._lock:
            self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
