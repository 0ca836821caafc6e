"""Counts without a lock: two may arrive as one."""

import threading


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.parties = parties
        self.calls = 0
        self.changed = threading.Condition()

    def wait(self):
        mine = self.calls
        self.calls += 1
        with self.changed:
            self.changed.notify_all()
            while self.calls // self.parties <= mine // self.parties:
                self.changed.wait()
        return mine % self.parties
