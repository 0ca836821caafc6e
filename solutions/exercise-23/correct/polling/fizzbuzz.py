"""Looks at the current number again and again: right, if wasteful. Only the one whose number it is may move it on."""

import time


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.current = 1

    def run(self, mine, say):
        while True:
            i = self.current
            if i > self.n:
                break
            if mine(i):
                say(i)
                self.current = i + 1
            else:
                time.sleep(0.001)

    def fizz(self, say):
        self.run(lambda i: i % 3 == 0 and i % 5, lambda i: say())

    def buzz(self, say):
        self.run(lambda i: i % 3 and i % 5 == 0, lambda i: say())

    def fizzbuzz(self, say):
        self.run(lambda i: i % 15 == 0, lambda i: say())

    def number(self, say):
        self.run(lambda i: i % 3 and i % 5, say)
