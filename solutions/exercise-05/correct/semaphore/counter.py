"""A semaphore with one permit."""

import threading


class Counter:
    def __init__(self) -> None:
        self._one_at_a_time = threading.Semaphore(1)
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        with self._one_at_a_time:
            self._value += amount

    @property
    def value(self) -> int:
        return self._value
