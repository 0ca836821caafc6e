"""A value that is made with a given lock; a Condition around it does as well as the lock itself."""

import multiprocessing


class SharedCounter:
    def __init__(self) -> None:
        lock = multiprocessing.RLock()
        self._gate = multiprocessing.Condition(lock)
        self._value = multiprocessing.Value("q", 0, lock=lock)

    def increment(self, amount: int = 1) -> None:
        with self._gate:
            self._value.value += amount
            self._gate.notify_all()

    @property
    def value(self) -> int:
        return self._value.value
