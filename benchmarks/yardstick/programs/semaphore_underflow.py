"""A home-made semaphore looks under the lock whether a permit is free, and takes it in a second critical section.

Source: the classic semaphore that goes below zero. Preemptions: 1.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.free = 1
        self.lowest = 1

    def take(self):
        with self.lock:
            if self.free == 0:
                return False
        with self.lock:
            self.free -= 1
            self.lowest = min(self.lowest, self.free)
        return True

    def use(self):
        if self.take():
            with self.lock:
                self.free += 1

    def bodies(self):
        return [self.use, self.use]

    def observe(self):
        return self.lowest


class Fixed(Buggy):
    def take(self):
        with self.lock:
            if self.free == 0:
                return False
            self.free -= 1
            self.lowest = min(self.lowest, self.free)
        return True


def is_right(seen):
    return seen >= 0
