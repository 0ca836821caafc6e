"""A busy flag guarded by a Condition: a lock made by hand."""

import threading


class Counter:
    def __init__(self):
        self.free = threading.Condition()
        self.busy = False
        self.total = 0

    def enter(self):
        with self.free:
            self.free.wait_for(lambda: not self.busy)
            self.busy = True

    def leave(self):
        with self.free:
            self.busy = False
            self.free.notify()

    def increment(self, amount=1):
        self.enter()
        try:
            self.total += amount
        finally:
            self.leave()

    @property
    def value(self):
        return self.total
