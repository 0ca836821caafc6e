"""64 locks for all keys: keys that share one wait for each other ("Different keys have nothing to do with each
other").
"""

import threading


class Memo:
    def __init__(self):
        self._locks = [threading.Lock() for _ in range(64)]
        self._values = {}

    def get(self, key, compute):
        if key in self._values:
            return self._values[key]
        with self._locks[hash(key) % 64]:
            if key not in self._values:
                self._values[key] = compute(key)
            return self._values[key]
