"""A thread that was told to give up leaves without coming to the barrier at which another waits for it.

Source: the classic missing party of a barrier. Preemptions: 0 (the order of the threads). It may hang.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.barrier = threading.Barrier(2)
        self.cancelled = False
        self.met = 0

    def faithful(self):
        self.barrier.wait()
        self.met += 1

    def fickle(self):
        if not self.cancelled:
            self.barrier.wait()

    def cancel(self):
        self.cancelled = True

    def bodies(self):
        return [self.faithful, self.fickle, self.cancel]

    def observe(self):
        return self.met


class Fixed(Buggy):
    def fickle(self):
        self.barrier.wait()


def is_right(seen):
    return seen == 1
