"""One thread adds one, another adds two, both under the lock; a third believes that it can never see three.

Source: SCTBench, CS.lazy01. Preemptions: 0 (the order of the threads).
"""

import threading

from together import Together


class Buggy(Together):
    limit = 3

    def __init__(self):
        self.lock = threading.Lock()
        self.data = 0
        self.surprised = False

    def check(self):
        with self.lock:
            if self.data >= self.limit:
                self.surprised = True

    def add_one(self):
        with self.lock:
            self.data += 1

    def add_two(self):
        with self.lock:
            self.data += 2

    def bodies(self):
        return [self.check, self.add_one, self.add_two]

    def observe(self):
        return self.surprised


class Fixed(Buggy):
    limit = 4


def is_right(seen):
    return seen is False
