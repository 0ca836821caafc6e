"""Gives the permit back between the barrier and the release."""

from threading import Barrier, Semaphore


class Water:
    def __init__(self):
        self.h, self.o = Semaphore(2), Semaphore(1)
        self.barrier = Barrier(3)

    def hydrogen(self, release):
        with self.h:
            self.barrier.wait()
        release()

    def oxygen(self, release):
        with self.o:
            self.barrier.wait()
        release()
