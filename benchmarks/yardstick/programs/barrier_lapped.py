"""A home-made barrier that tells the end of a round by its count alone. A fast thread comes back for the next round
before a slow one has left the last, and the slow one waits for ever. Between the rounds everybody works a while.

Source: A. Downey, The Little Book of Semaphores: the barrier that is not reusable. Preemptions: 1. It may hang.
"""

import threading
import time

from together import Together

THREADS, ROUNDS = 2, 2


class Buggy(Together):
    def __init__(self):
        self.changed = threading.Condition()
        self.arrived = self.generation = self.finished = 0

    def pass_barrier(self):
        with self.changed:
            self.arrived += 1
            if self.arrived % THREADS == 0:
                self.changed.notify_all()
            while self.arrived % THREADS != 0:
                self.changed.wait()

    def work(self):
        for _ in range(ROUNDS):
            self.pass_barrier()
            time.sleep(0.001)
        with self.changed:
            self.finished += 1

    def bodies(self):
        return [self.work] * THREADS

    def observe(self):
        return self.finished


class Fixed(Buggy):
    def pass_barrier(self):
        with self.changed:
            mine = self.generation
            self.arrived += 1
            if self.arrived % THREADS == 0:
                self.generation += 1
                self.changed.notify_all()
            while self.generation == mine:
                self.changed.wait()


def is_right(seen):
    return seen == THREADS
