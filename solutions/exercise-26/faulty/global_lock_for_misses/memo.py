"""Values that are there need no lock, but only one key can be computed at a time."""

import threading


class Memo:
    def __init__(self):
        self._lock = threading.RLock()
        self._values = {}

    def get(self, key, compute):
        if key in self._values:
            return self._values[key]
        with self._lock:
            if key not in self._values:
                self._values[key] = compute(key)
        return self._values[key]
