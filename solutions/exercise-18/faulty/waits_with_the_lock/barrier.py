"""Waits for the others with the lock that they need to arrive."""

import threading


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.parties = parties
        self.count = 0
        self.lock = threading.Lock()
        self.full = threading.Event()

    def wait(self):
        with self.lock:
            index = self.count
            self.count += 1
            if self.count == self.parties:
                self.count = 0
                full, self.full = self.full, threading.Event()
                full.set()
            else:
                self.full.wait()
            return index
