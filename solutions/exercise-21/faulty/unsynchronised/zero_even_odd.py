"""Every thread emits its numbers as fast as it can."""


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n

    def zero(self, emit):
        for _ in range(self.n):
            emit(0)

    def even(self, emit):
        for i in range(2, self.n + 1, 2):
            emit(i)

    def odd(self, emit):
        for i in range(1, self.n + 1, 2):
            emit(i)
