"""The function is part of the key: callers who bring their own one all compute."""

import threading


class Memo:
    def __init__(self):
        self._locks = {}
        self._values = {}

    def get(self, key, compute):
        place = (key, compute)
        with self._locks.setdefault(place, threading.Lock()):
            if place not in self._values:
                self._values[place] = compute(key)
            return self._values[place]
