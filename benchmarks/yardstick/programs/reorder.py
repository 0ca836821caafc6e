"""Setters write a and then b, without a lock; a checker expects to see both writes or none. All setters that have
begun must be held up between their writes, so more setters make it rarer.

Source: SCTBench, CS.reorder. Preemptions: 1.
"""

import threading
from contextlib import nullcontext

from together import Together

SIZES = (3, 5, 10)


class Buggy(Together):
    def __init__(self, size):
        self.setters = size - 1
        self.guard = nullcontext()
        self.a = self.b = 0
        self.seen = [0, 0]

    def set(self):
        with self.guard:
            self.a = 1
            self.b = -1

    def check(self):
        with self.guard:
            a = self.a
            self.seen = [a, self.b]

    def bodies(self):
        return [self.set] * self.setters + [self.check]

    def observe(self):
        return self.seen


class Fixed(Buggy):
    def __init__(self, size):
        super().__init__(size)
        self.guard = threading.Lock()


def is_right(seen):
    return list(seen) in ([0, 0], [1, -1])
