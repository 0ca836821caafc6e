"""The current number belongs to the class, and starts again with every new game."""

from threading import Condition


class FizzBuzz:
    current = 1
    moved = Condition()

    def __init__(self, n):
        self.n = n
        FizzBuzz.current = 1

    def play(self, mine, say):
        with FizzBuzz.moved:
            while FizzBuzz.current <= self.n:
                if mine(FizzBuzz.current):
                    say(FizzBuzz.current)
                    FizzBuzz.current += 1
                    FizzBuzz.moved.notify_all()
                else:
                    FizzBuzz.moved.wait()

    def fizz(self, say):
        self.play(lambda i: i % 3 == 0 and i % 5, lambda i: say())

    def buzz(self, say):
        self.play(lambda i: i % 5 == 0 and i % 3, lambda i: say())

    def fizzbuzz(self, say):
        self.play(lambda i: i % 15 == 0, lambda i: say())

    def number(self, say):
        self.play(lambda i: i % 3 and i % 5, say)
