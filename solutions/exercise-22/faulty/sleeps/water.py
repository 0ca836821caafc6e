"""Gives the others a second before the permit goes back."""

import threading
import time


class Water:
    def __init__(self):
        self.h = threading.Semaphore(2)
        self.o = threading.Semaphore(1)

    def hydrogen(self, release):
        with self.h:
            release()
            time.sleep(1)

    def oxygen(self, release):
        with self.o:
            release()
            time.sleep(1)
