"""The places are never free again."""

import threading


class Water:
    def __init__(self):
        self.h = threading.Semaphore(2)
        self.o = threading.Semaphore(1)
        self.bond = threading.Barrier(3)

    def hydrogen(self, release):
        self.h.acquire()
        self.bond.wait()
        release()

    def oxygen(self, release):
        self.o.acquire()
        self.bond.wait()
        release()
