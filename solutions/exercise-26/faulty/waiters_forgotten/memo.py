"""When compute raises, the event is never set: all who wait for it wait for ever."""

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
                mine = self.events[key] = threading.Event()
        if event is not None:
            event.wait()
            return self.values[key]
        try:
            self.values[key] = compute(key)
        except BaseException:
            with self.lock:
                del self.events[key]
            raise
        mine.set()
        return self.values[key]
