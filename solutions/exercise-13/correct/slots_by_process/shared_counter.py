"""A class-wide lock between processes, made at import, and a table that is found by number."""

import itertools
import multiprocessing

_LOCK = multiprocessing.RLock()
_TABLE = multiprocessing.RawArray("q", 1000)
_NUMBERS = itertools.count()


class SharedCounter:
    def __init__(self) -> None:
        self._number = next(_NUMBERS)

    def increment(self, amount: int = 1) -> None:
        with _LOCK:
            _TABLE[self._number] += amount

    @property
    def value(self) -> int:
        with _LOCK:
            return _TABLE[self._number]
