"""Gives the permit back twice after a bad amount: from then on two threads may enter."""

import threading


class Counter:
    def __init__(self):
        self.s = threading.Semaphore(1)
        self.v = 0

    def increment(self, amount=1):
        self.s.acquire()
        try:
            self.v += amount
        except BaseException:
            self.s.release()
            raise
        finally:
            self.s.release()

    @property
    def value(self):
        return self.v
