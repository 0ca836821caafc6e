"""The hash of a key is not the key: -1 and -2 have the same one."""

import threading


class Memo:
    def __init__(self):
        self._locks = {}
        self._values = {}

    def get(self, key, compute):
        key_hash = hash(key)
        with self._locks.setdefault(key_hash, threading.Lock()):
            if key_hash not in self._values:
                self._values[key_hash] = compute(key)
            return self._values[key_hash]
