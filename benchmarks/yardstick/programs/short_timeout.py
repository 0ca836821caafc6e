"""A thread waits for a lock a shorter time than another holds it, and goes on although it did not get it.

Source: the classic timeout whose result nobody looks at. Preemptions: 0 (the order of the threads, and time).
"""

import threading
import time

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.a = self.b = 0
        self.seen = [0, 0]

    def look(self):
        got = self.lock.acquire(timeout=0.01)
        self.seen = [self.a, self.b]
        if got:
            self.lock.release()

    def change(self):
        with self.lock:
            self.a = 1
            time.sleep(0.03)
            self.b = 1

    def bodies(self):
        return [self.look, self.change]

    def observe(self):
        return self.seen


class Fixed(Buggy):
    def look(self):
        with self.lock:
            self.seen = [self.a, self.b]


def is_right(seen):
    return list(seen) in ([0, 0], [1, 1])
