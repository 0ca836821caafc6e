"""The semaphores and the barrier are made with the class."""

import threading


class Water:
    h = threading.Semaphore(2)
    o = threading.Semaphore(1)
    three = threading.Barrier(3)

    def hydrogen(self, release):
        with self.h:
            self.three.wait()
            release()

    def oxygen(self, release):
        with self.o:
            self.three.wait()
            release()
