"""Read, sleep, write, as in the tutorial's demonstration of the race."""

import time


class Counter:
    def __init__(self) -> None:
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        current = self._value
        time.sleep(0.001)
        self._value = current + amount

    @property
    def value(self) -> int:
        return self._value
