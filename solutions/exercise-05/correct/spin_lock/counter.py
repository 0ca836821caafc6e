"""A lock that is tried until it is free: wasteful, but correct (this contract does not forbid to spin)."""

import threading


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount=1):
        while not self._lock.acquire(blocking=False):
            pass
        try:
            self._value += amount
        finally:
            self._lock.release()

    @property
    def value(self):
        return self._value
