"""The condition belongs to the class: while a word is said in one game, nobody can speak in another."""

from threading import Condition


class FizzBuzz:
    moved = Condition()

    def __init__(self, n):
        self.n = n
        self.current = 1

    def play(self, mine, say):
        with self.moved:
            while self.current <= self.n:
                if mine(self.current):
                    say(self.current)
                    self.current += 1
                    self.moved.notify_all()
                else:
                    self.moved.wait()

    def fizz(self, say):
        self.play(lambda i: i % 3 == 0 and i % 5, lambda i: say())

    def buzz(self, say):
        self.play(lambda i: i % 5 == 0 and i % 3, lambda i: say())

    def fizzbuzz(self, say):
        self.play(lambda i: i % 15 == 0, lambda i: say())

    def number(self, say):
        self.play(lambda i: i % 3 and i % 5, say)
