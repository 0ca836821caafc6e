"""Two threads find that the shared object does not exist yet, and both make one.

Source: the classic check-then-act on an attribute. Preemptions: 1.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.instance = None
        self.given = []

    def get(self):
        if self.instance is None:
            self.instance = object()
        return self.instance

    def use(self):
        self.given.append(self.get())

    def bodies(self):
        return [self.use, self.use]

    def observe(self):
        return self.given[0] is self.given[1]


class Fixed(Buggy):
    def get(self):
        with self.lock:
            return super().get()


def is_right(seen):
    return seen is True
