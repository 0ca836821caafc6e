"""The first to wake up clears the event, though the others may be about to wait for it."""

import threading


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.parties = parties
        self.lock = threading.Lock()
        self.count = 0
        self.event = threading.Event()

    def wait(self):
        with self.lock:
            index = self.count
            self.count += 1
            if self.count == self.parties:
                self.count = 0
                self.event.set()
        self.event.wait()
        self.event.clear()
        return index
