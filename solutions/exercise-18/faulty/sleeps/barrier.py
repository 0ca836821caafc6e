"""Gives the slow ones some time to go out before it lets anybody in again."""

import threading
import time


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.parties = parties
        self.count = 0
        self.lock = threading.Lock()
        self.gate = threading.Event()

    def wait(self):
        with self.lock:
            index = self.count
            self.count += 1
            if self.count == self.parties:
                self.count = 0
                self.gate.set()
        self.gate.wait()
        time.sleep(0.05)
        self.gate.clear()
        return index
