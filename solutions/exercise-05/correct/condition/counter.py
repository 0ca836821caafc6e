"""A Condition is a lock too."""

import threading


class Counter:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        with self._changed:
            self._value += amount
            self._changed.notify_all()

    @property
    def value(self) -> int:
        with self._changed:
            return self._value
