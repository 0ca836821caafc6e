"""Lets even go on when an odd number is due."""

import threading


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.zero_sem = threading.Semaphore(1)
        self.even_sem = threading.Semaphore(0)
        self.odd_sem = threading.Semaphore(0)

    def zero(self, emit):
        for i in range(1, self.n + 1):
            self.zero_sem.acquire()
            emit(0)
            if i % 2 == 1:
                self.even_sem.release()
            else:
                self.odd_sem.release()

    def even(self, emit):
        for i in range(2, self.n + 1, 2):
            self.even_sem.acquire()
            emit(i)
            self.zero_sem.release()

    def odd(self, emit):
        for i in range(1, self.n + 1, 2):
            self.odd_sem.acquire()
            emit(i)
            self.zero_sem.release()
