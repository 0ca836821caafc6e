"""Writers set the first half under one lock and the second half under another; a reader that comes between the stages
of the first writer sees halves that don't belong together. The more writers, the rarer.

Source: SCTBench, CS.twostage. Preemptions: 1.
"""

import threading

from together import Together

SIZES = (3, 10)


class Buggy(Together):
    def __init__(self, size):
        self.writers = size - 1
        self.one, self.two = threading.Lock(), threading.Lock()
        self.d1 = self.d2 = 0
        self.halves = [0, 0]

    def write(self):
        with self.one:
            self.d1 = 1
        with self.two:
            self.d2 = self.d1 + 1

    def read(self):
        with self.one:
            first = self.d1
        if first == 0:
            return
        with self.two:
            self.halves = [first, self.d2]

    def bodies(self):
        return [self.write] * self.writers + [self.read]

    def observe(self):
        return self.halves


class Fixed(Buggy):
    def write(self):
        with self.one:
            self.d1 = 1
            with self.two:
                self.d2 = self.d1 + 1


def is_right(seen):
    return list(seen) in ([0, 0], [1, 2])
