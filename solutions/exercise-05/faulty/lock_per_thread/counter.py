"""A different lock for every thread: kept, but never shared."""

import threading


class Counter:
    def __init__(self) -> None:
        self._locks = {}
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        lock = self._locks.setdefault(threading.get_ident(), threading.Lock())
        with lock:
            self._value += amount

    @property
    def value(self) -> int:
        return self._value
