"""Who has waited for a computation that failed, and then for a second one, computes without claiming the key."""

import threading


class Memo:
    def __init__(self):
        self._lock = threading.Lock()
        self._events = {}
        self._have = {}

    def get(self, key, compute):
        with self._lock:
            if key in self._have:
                return self._have[key]
            event = self._events.get(key)
            mine = event is None
            if mine:
                event = self._events[key] = threading.Event()
        if not mine:
            event.wait()
            with self._lock:
                if key in self._have:
                    return self._have[key]
                if key in self._events:
                    event = self._events[key]
                else:
                    event = self._events[key] = threading.Event()
                    mine = True
            if not mine:
                event.wait()
                if key in self._have:
                    return self._have[key]
        try:
            value = compute(key)
            with self._lock:
                self._have[key] = value
            return value
        finally:
            with self._lock:
                self._events.pop(key, None)
            event.set()
