"""Nobody computes for longer than a second, says the author, and computes once more."""

import threading


class Memo:
    def __init__(self):
        self.lock = threading.Lock()
        self.events = {}
        self.values = {}

    def get(self, key, compute):
        with self.lock:
            event = self.events.get(key)
            if event is None:
                self.events[key] = threading.Event()
        if event is not None:
            event.wait(timeout=1)
        try:
            if key not in self.values:
                self.values[key] = compute(key)
            return self.values[key]
        finally:
            with self.lock:
                done = self.events[key]
                if key not in self.values:
                    del self.events[key]
            done.set()
