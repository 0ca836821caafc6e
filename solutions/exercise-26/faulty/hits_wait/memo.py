"""A lock for each key, but the table's lock is not let go before the key's lock has been taken."""

import threading


class Memo:
    def __init__(self):
        self.table = threading.Lock()
        self.locks = {}
        self.values = {}

    def get(self, key, compute):
        with self.table:
            lock = self.locks.setdefault(key, threading.Lock())
            lock.acquire()
        try:
            if key not in self.values:
                self.values[key] = compute(key)
            return self.values[key]
        finally:
            lock.release()
