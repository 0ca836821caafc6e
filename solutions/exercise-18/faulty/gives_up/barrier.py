"""Waits for ten seconds at most."""

import threading


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.parties = parties
        self.count = self.round = 0
        self.cond = threading.Condition()

    def wait(self):
        with self.cond:
            index, mine = self.count, self.round
            self.count += 1
            if self.count == self.parties:
                self.count = 0
                self.round += 1
                self.cond.notify_all()
            self.cond.wait_for(lambda: mine != self.round, timeout=10)
            return index
