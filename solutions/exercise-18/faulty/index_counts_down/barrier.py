"""Returns how many are still missing, as barriers do in another language."""

import threading


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.parties = parties
        self.barrier = threading.Barrier(parties)

    def wait(self):
        return self.parties - 1 - self.barrier.wait()
