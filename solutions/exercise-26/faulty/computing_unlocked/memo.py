"""Whether somebody is computing is looked up, and noted, in two steps."""

import threading


class Memo:
    def __init__(self):
        self.events = {}
        self.values = {}

    def get(self, key, compute):
        while key not in self.values:
            event = self.events.get(key)
            if event is not None:
                event.wait()
                continue
            event = self.events[key] = threading.Event()
            try:
                self.values[key] = compute(key)
            finally:
                self.events.pop(key, None)
                event.set()
        return self.values[key]
