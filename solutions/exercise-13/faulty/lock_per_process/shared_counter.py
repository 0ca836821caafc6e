"""A lock for every process, found by its number."""

import os
from collections import defaultdict
from multiprocessing import Lock, RawValue


class SharedCounter:
    def __init__(self) -> None:
        self._locks = defaultdict(Lock)
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        with self._locks[os.getpid()]:
            self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
