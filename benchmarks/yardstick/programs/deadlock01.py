"""Two threads take the same two locks in opposite order.

Source: SCTBench, CS.deadlock01. Preemptions: 1. It may hang.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.a, self.b = threading.Lock(), threading.Lock()
        self.counter = 1

    def forth(self):
        with self.a, self.b:
            self.counter += 1

    def back(self):
        with self.b, self.a:
            self.counter -= 1

    def bodies(self):
        return [self.forth, self.back]

    def observe(self):
        return self.counter


class Fixed(Buggy):
    def back(self):
        with self.a, self.b:
            self.counter -= 1


def is_right(seen):
    return seen == 1
