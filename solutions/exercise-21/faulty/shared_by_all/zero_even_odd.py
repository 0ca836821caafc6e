"""The semaphores are made with the class."""

from threading import Semaphore


class ZeroEvenOdd:
    z, e, o = Semaphore(1), Semaphore(0), Semaphore(0)

    def __init__(self, n):
        self.n = n

    def zero(self, emit):
        for i in range(1, self.n + 1):
            self.z.acquire()
            emit(0)
            (self.o if i % 2 else self.e).release()

    def even(self, emit):
        for i in range(2, self.n + 1, 2):
            self.e.acquire()
            emit(i)
            self.z.release()

    def odd(self, emit):
        for i in range(1, self.n + 1, 2):
            self.o.acquire()
            emit(i)
            self.z.release()
