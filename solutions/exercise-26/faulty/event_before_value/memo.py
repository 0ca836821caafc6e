"""Those who wait are woken before the value is in its place."""

import threading


class Memo:
    def __init__(self):
        self.lock = threading.Lock()
        self.events = {}
        self.values = {}

    def get(self, key, compute):
        with self.lock:
            first = key not in self.events
            event = self.events.setdefault(key, threading.Event())
        if not first:
            event.wait()
            return self.values.get(key)
        try:
            value = compute(key)
        except BaseException:
            with self.lock:
                del self.events[key]
            event.set()
            raise
        event.set()
        self.values[key] = value
        return value
