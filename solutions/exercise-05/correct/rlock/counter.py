"""A re-entrant lock: increment uses the property, which takes the lock again."""

from threading import RLock


class Counter:
    def __init__(self):
        self._lock = RLock()
        self._value = 0

    def increment(self, amount=1):
        with self._lock:
            self._value = self.value + amount

    @property
    def value(self):
        with self._lock:
            return self._value
