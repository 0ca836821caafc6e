"""Adds in a generator, which an exception ends for good."""

import threading


def accumulate():
    total = 0
    while True:
        total += yield total


class Counter:
    def __init__(self):
        self.l = threading.Lock()
        self.g = accumulate()
        self.v = next(self.g)

    def increment(self, amount=1):
        with self.l:
            self.v = self.g.send(amount)

    @property
    def value(self):
        return self.v
