"""Producers and consumers of a one-place buffer wait on one condition. A single notification may wake one of the wrong
kind, who goes back to sleep, and then nobody is left to wake the right one.

Source: the classic notify where notify_all is needed. Preemptions: 0 (the order of the threads). It may hang.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.changed = threading.Condition()
        self.place = None
        self.taken = []

    def announce(self):
        self.changed.notify()

    def put(self, item):
        with self.changed:
            while self.place is not None:
                self.changed.wait()
            self.place = item
            self.announce()

    def take(self):
        with self.changed:
            while self.place is None:
                self.changed.wait()
            self.taken.append(self.place)
            self.place = None
            self.announce()

    def bodies(self):
        return [self.take, self.take, lambda: self.put("a"), lambda: self.put("b")]

    def observe(self):
        return sorted(self.taken)


class Fixed(Buggy):
    def announce(self):
        self.changed.notify_all()


def is_right(seen):
    return list(seen) == ["a", "b"]
