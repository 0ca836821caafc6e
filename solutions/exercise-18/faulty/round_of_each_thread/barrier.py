"""Each thread counts its own rounds, and so believes that everybody takes part in all of them."""

import threading
from collections import Counter


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.parties = parties
        self.mine = threading.local()
        self.arrived = Counter()
        self.cond = threading.Condition()

    def wait(self):
        number = getattr(self.mine, "number", 0)
        self.mine.number = number + 1
        with self.cond:
            index = self.arrived[number]
            self.arrived[number] += 1
            self.cond.notify_all()
            while self.arrived[number] < self.parties:
                self.cond.wait()
        return index
