"""Locks as batons."""

import threading


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.z, self.e, self.o = (threading.Lock() for _ in range(3))
        self.e.acquire()
        self.o.acquire()

    def zero(self, emit):
        for i in range(self.n):
            self.z.acquire()
            emit(0)
            if i % 2 == 0:
                self.o.release()
            else:
                self.e.release()

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
