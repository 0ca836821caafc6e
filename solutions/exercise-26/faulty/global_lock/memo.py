"""One lock around everything: while one key is computed, no other one can be had."""

import threading


class Memo:
    def __init__(self):
        self._lock = threading.Lock()
        self._values = {}

    def get(self, key, compute):
        with self._lock:
            if key not in self._values:
                self._values[key] = compute(key)
            return self._values[key]
