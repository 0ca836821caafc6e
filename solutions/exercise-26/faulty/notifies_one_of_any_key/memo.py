"""One condition for all keys, and one thread is woken: it may be one that waits for another key."""

import threading


class Memo:
    def __init__(self):
        self._condition = threading.Condition()
        self._busy = set()
        self._values = {}

    def get(self, key, compute):
        with self._condition:
            while key in self._busy:
                self._condition.wait()
            if key in self._values:
                self._condition.notify()
                return self._values[key]
            self._busy.add(key)
        try:
            value = compute(key)
            with self._condition:
                self._values[key] = value
            return value
        finally:
            with self._condition:
                self._busy.discard(key)
                self._condition.notify()
