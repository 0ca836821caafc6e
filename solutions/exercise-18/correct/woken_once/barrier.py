"""No loop: notify_all wakes those who wait at this moment, and Python's Condition wakes nobody by itself."""

import threading


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.parties, self.count = parties, 0
        self.cond = threading.Condition()

    def wait(self):
        with self.cond:
            index = self.count
            self.count += 1
            if self.count < self.parties:
                self.cond.wait()
            else:
                self.count = 0
                self.cond.notify_all()
            return index
