"""Leaves when the last number has come, which is too early where it was to be said by the very same method."""

from threading import Condition


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.current = 1
        self.moved = Condition()

    def play(self, mine, say):
        over = False
        while not over:
            with self.moved:
                while self.current < self.n and not mine(self.current):
                    self.moved.wait()
                if self.current <= self.n and mine(self.current):
                    say(self.current)
                    self.current += 1
                    self.moved.notify_all()
                over = self.current >= self.n

    def fizz(self, say):
        self.play(lambda i: i % 3 == 0 and i % 5, lambda i: say())

    def buzz(self, say):
        self.play(lambda i: i % 5 == 0 and i % 3, lambda i: say())

    def fizzbuzz(self, say):
        self.play(lambda i: i % 15 == 0, lambda i: say())

    def number(self, say):
        self.play(lambda i: i % 3 and i % 5, say)
