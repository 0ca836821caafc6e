"""A semaphore with two permits lets two threads in."""

import threading


class Counter:
    def __init__(self) -> None:
        self._gate = threading.Semaphore(2)
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        with self._gate:
            self._value += amount

    @property
    def value(self) -> int:
        return self._value
