"""Permits for two and one, a barrier for three; a permit is given back after the release."""

import threading


class Water:
    def __init__(self):
        self.h = threading.Semaphore(2)
        self.o = threading.Semaphore(1)
        self.three = threading.Barrier(3)

    def hydrogen(self, release):
        with self.h:
            self.three.wait()
            release()

    def oxygen(self, release):
        with self.o:
            self.three.wait()
            release()
