"""A lock per key that goes away with the last of those who want it."""

import threading
from contextlib import contextmanager


class Memo:
    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._locks = {}
        self._values = {}

    @contextmanager
    def _only_one_for(self, key):
        with self._mutex:
            lock, users = self._locks.get(key, (None, 0))
            lock = lock or threading.Lock()
            self._locks[key] = lock, users + 1
        try:
            with lock:
                yield
        finally:
            with self._mutex:
                lock, users = self._locks.pop(key)
                if users > 1:
                    self._locks[key] = lock, users - 1

    def get(self, key, compute):
        with self._only_one_for(key):
            if key not in self._values:
                self._values[key] = compute(key)
        return self._values[key]
