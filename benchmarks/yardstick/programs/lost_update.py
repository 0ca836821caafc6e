"""Two threads add to one attribute: read, add, write.

Source: the classic lost update. Preemptions: 1.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.value = 0

    def increment(self):
        self.value += 1

    def bodies(self):
        return [self.increment, self.increment]

    def observe(self):
        return self.value


class Fixed(Buggy):
    def increment(self):
        with self.lock:
            self.value += 1


def is_right(seen):
    return seen == 2
