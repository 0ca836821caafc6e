"""Takes anything falsy for "not yet"."""

from threading import Lock


class Once:
    def __init__(self):
        self.lock, self.value = Lock(), False

    def get(self, factory):
        with self.lock:
            self.value = self.value or factory()
            return self.value
