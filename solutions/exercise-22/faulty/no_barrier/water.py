"""Every atom gives its own permit back when it leaves, whatever the others do."""

import threading


class Water:
    def __init__(self):
        self.h = threading.Semaphore(2)
        self.o = threading.Semaphore(1)

    def hydrogen(self, release):
        with self.h:
            release()

    def oxygen(self, release):
        with self.o:
            release()
