"""A method that holds the lock calls another that takes it again, but only when the list is full, as it is when two
threads are at work at the same time.

Source: GoBench, double locking. Preemptions: 1. It may hang.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.items = []

    def add(self, item):
        with self.lock:
            self.items.append(item)

    def trim(self):
        with self.lock:
            if len(self.items) >= 2:
                self.flush()

    def flush(self):
        with self.lock:
            self.items.clear()

    def remove(self, item):
        with self.lock:
            if item in self.items:
                self.items.remove(item)

    def work(self, item):
        self.add(item)
        self.trim()
        self.remove(item)

    def bodies(self):
        return [lambda: self.work("a"), lambda: self.work("b")]

    def observe(self):
        return len(self.items)


class Fixed(Buggy):
    def flush(self):
        """Only called by who holds the lock."""
        self.items.clear()


def is_right(seen):
    return seen == 0
