"""The lock is made when it is first needed: after the fork, in each process another one."""

import multiprocessing


class SharedCounter:
    def __init__(self) -> None:
        self._lock = None
        self._value = multiprocessing.RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        if self._lock is None:
            self._lock = multiprocessing.Lock()
        with self._lock:
            self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
