"""Counts from 1."""

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
            self.count += 1
            index, mine = self.count, self.round
            if self.count == self.parties:
                self.count = 0
                self.round += 1
                self.cond.notify_all()
            self.cond.wait_for(lambda: mine != self.round)
            return index
