"""acquire and release without finally: after a failure the lock of the key is never free again."""

import threading


class Memo:
    def __init__(self):
        self.locks = {}
        self.values = {}

    def get(self, key, compute):
        lock = self.locks.setdefault(key, threading.Lock())
        lock.acquire()
        if key not in self.values:
            self.values[key] = compute(key)
        lock.release()
        return self.values[key]
