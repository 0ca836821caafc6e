"""Is released at once, and waits for its companions then."""

import threading


class Water:
    def __init__(self):
        self.h = threading.Semaphore(2)
        self.o = threading.Semaphore(1)
        self.b = threading.Barrier(3)

    def hydrogen(self, release):
        release()
        with self.h:
            self.b.wait()

    def oxygen(self, release):
        release()
        with self.o:
            self.b.wait()
