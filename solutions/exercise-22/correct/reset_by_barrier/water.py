"""When the three have been released they meet, and the barrier itself opens the places for the next three."""

import threading


class Water:
    def __init__(self):
        self.h = threading.Semaphore(2)
        self.o = threading.Semaphore(1)
        self.done = threading.Barrier(3, action=self.open)

    def open(self):
        self.h.release()
        self.h.release()
        self.o.release()

    def hydrogen(self, release):
        self.h.acquire()
        release()
        self.done.wait()

    def oxygen(self, release):
        self.o.acquire()
        release()
        self.done.wait()
