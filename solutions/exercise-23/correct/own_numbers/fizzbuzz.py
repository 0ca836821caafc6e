"""Everybody knows his own numbers beforehand and waits for each of them."""

from threading import Condition


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self.numbers = range(1, n + 1)
        self.current = 1
        self.cond = Condition()

    def _at(self, number, say, *args):
        with self.cond:
            while self.current != number:
                self.cond.wait()
            say(*args)
            self.current = number + 1
            self.cond.notify_all()

    def fizz(self, say):
        for i in self.numbers:
            if i % 3 == 0 and i % 5:
                self._at(i, say)

    def buzz(self, say):
        for i in self.numbers:
            if i % 5 == 0 and i % 3:
                self._at(i, say)

    def fizzbuzz(self, say):
        for i in self.numbers:
            if i % 15 == 0:
                self._at(i, say)

    def number(self, say):
        for i in self.numbers:
            if i % 3 and i % 5:
                self._at(i, say, i)
