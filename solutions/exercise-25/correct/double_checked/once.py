"""Looks without the lock first, and once more with it. The flag comes after the value."""

import threading


class Once:
    def __init__(self):
        self.lock = threading.Lock()
        self.done = False

    def get(self, factory):
        if not self.done:
            with self.lock:
                if not self.done:
                    self.value = factory()
                    self.done = True
        return self.value
