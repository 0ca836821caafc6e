"""After a wake-up of another key the value is taken for granted."""

import threading


class Memo:
    def __init__(self):
        self.cond = threading.Condition()
        self.values = {}
        self.computing = set()

    def get(self, key, compute):
        with self.cond:
            if key in self.computing:
                self.cond.wait()
            if key in self.values:
                return self.values[key]
            self.computing.add(key)
        try:
            self.values[key] = compute(key)
            return self.values[key]
        finally:
            with self.cond:
                self.computing.discard(key)
                self.cond.notify_all()
