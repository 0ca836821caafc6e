"""Looks now and then whether the round is over."""

import threading
import time


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.parties = parties
        self.calls = 0
        self.lock = threading.Lock()

    def wait(self):
        with self.lock:
            mine = self.calls
            self.calls += 1
        while self.calls // self.parties <= mine // self.parties:
            time.sleep(0.001)
        return mine % self.parties
