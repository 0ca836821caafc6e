"""Fizz and fizzbuzz both take 15 for theirs: whoever comes first speaks."""

from threading import Condition


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.i = 1
        self.cv = Condition()

    def play(self, mine, say):
        with self.cv:
            while self.i <= self.n:
                if mine(self.i):
                    say(self.i)
                    self.i += 1
                    self.cv.notify_all()
                else:
                    self.cv.wait()

    def fizz(self, say):
        self.play(lambda i: i % 3 == 0, lambda i: say())

    def buzz(self, say):
        self.play(lambda i: i % 5 == 0 and i % 3, lambda i: say())

    def fizzbuzz(self, say):
        self.play(lambda i: i % 15 == 0, lambda i: say())

    def number(self, say):
        self.play(lambda i: i % 3 and i % 5, say)
