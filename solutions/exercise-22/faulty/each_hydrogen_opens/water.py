"""Each of the two hydrogens lets an oxygen through."""

import threading


class Water:
    def __init__(self):
        self.h = threading.Semaphore(2)
        self.o = threading.Semaphore(0)

    def hydrogen(self, release):
        self.h.acquire()
        release()
        self.o.release()

    def oxygen(self, release):
        self.o.acquire()
        release()
        self.h.release()
        self.h.release()
