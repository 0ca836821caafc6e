"""Nobody counts for himself: all look at the same number, until it is beyond the end."""

from threading import Condition


class ZeroEvenOdd:
    def __init__(self, n: int) -> None:
        self.n = n
        self.next = 1
        self.zero_is_due = True
        self.cond = Condition()

    def over(self) -> bool:
        return self.next > self.n

    def zero(self, emit) -> None:
        with self.cond:
            while not self.over():
                if self.zero_is_due:
                    emit(0)
                    self.zero_is_due = False
                    self.cond.notify_all()
                else:
                    self.cond.wait()

    def even(self, emit) -> None:
        self.numbers(0, emit)

    def odd(self, emit) -> None:
        self.numbers(1, emit)

    def numbers(self, parity: int, emit) -> None:
        with self.cond:
            while True:
                while not self.over() and (self.zero_is_due or self.next % 2 != parity):
                    self.cond.wait()
                if self.over():
                    return
                emit(self.next)
                self.next += 1
                self.zero_is_due = True
                self.cond.notify_all()
