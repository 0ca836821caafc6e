"""Emits a 0 after the last number too."""

import threading


class ZeroEvenOdd:
    def __init__(self, n: int) -> None:
        self.n = n
        self.zero_sem = threading.Semaphore(1)
        self.number_sem = [threading.Semaphore(0), threading.Semaphore(0)]

    def zero(self, emit) -> None:
        for number in range(1, self.n + 2):
            self.zero_sem.acquire()
            emit(0)
            self.number_sem[number % 2].release()

    def even(self, emit) -> None:
        for number in range(2, self.n + 1, 2):
            self.number_sem[0].acquire()
            emit(number)
            self.zero_sem.release()

    def odd(self, emit) -> None:
        for number in range(1, self.n + 1, 2):
            self.number_sem[1].acquire()
            emit(number)
            self.zero_sem.release()
