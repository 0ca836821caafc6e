"""An ordinary attribute under a lock between processes: every process counts in a copy of its own."""

from multiprocessing import Lock


class SharedCounter:
    def __init__(self) -> None:
        self._lock = Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        with self._lock:
            self._value += amount

    @property
    def value(self) -> int:
        return self._value
