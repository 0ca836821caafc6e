"""Keeps 128 values, then forgets the oldest ("it is kept")."""

import threading
from collections import OrderedDict


class Memo:
    def __init__(self, maxsize=128):
        self._c = threading.Condition()
        self._busy = set()
        self._have = OrderedDict()
        self._max = maxsize

    def get(self, key, compute):
        with self._c:
            while key in self._busy:
                self._c.wait()
            if key in self._have:
                return self._have[key]
            self._busy.add(key)
        try:
            value = compute(key)
            with self._c:
                self._have[key] = value
                if len(self._have) > self._max:
                    self._have.popitem(last=False)
            return value
        finally:
            with self._c:
                self._busy.discard(key)
                self._c.notify_all()
