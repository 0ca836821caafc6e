"""Forgets to return the index."""

import threading


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.barrier = threading.Barrier(parties)

    def wait(self):
        self.barrier.wait()
