"""A consumer that finds nothing leaves by an exception, and takes the lock with it.

Source: the classic lock that an exception leaks. Preemptions: 0 (the order of the threads). It may hang.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.items = []
        self.misses = 0

    def produce(self):
        with self.lock:
            self.items.append("item")

    def take(self):
        self.lock.acquire()
        item = self.items.pop()
        self.lock.release()
        return item

    def consume(self):
        try:
            self.take()
        except IndexError:
            self.misses += 1

    def bodies(self):
        return [self.produce, self.consume]

    def observe(self):
        return len(self.items) == self.misses


class Fixed(Buggy):
    def take(self):
        with self.lock:
            return self.items.pop()


def is_right(seen):
    return seen is True
