"""What was added and what was taken away are read one after the other, without the lock."""

import threading


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self._added = 0
        self._taken = 0

    def increment(self, amount=1):
        with self._lock:
            if amount >= 0:
                self._added += amount
            else:
                self._taken -= amount

    @property
    def value(self):
        return self._added - self._taken
