"""One thread emits everything; the two others wait until it is over."""

import threading


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.over = threading.Event()

    def zero(self, emit):
        for i in range(1, self.n + 1):
            emit(0)
            emit(i)
        self.over.set()

    def even(self, emit):
        self.over.wait()

    def odd(self, emit):
        self.over.wait()
