"""Mutual exclusion as a decorator."""

import functools
import threading


def synchronized(method):
    @functools.wraps(method)
    def locked(self, *args, **kwargs):
        with self._lock:
            return method(self, *args, **kwargs)

    return locked


class Counter:
    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._value = 0

    @synchronized
    def increment(self, amount: int = 1) -> None:
        self._value += amount

    @property
    @synchronized
    def value(self) -> int:
        return self._value
