"""Every number has its second."""

import time


class FizzBuzz:
    def __init__(self, n):
        self.n = n

    def fizz(self, say):
        for i in range(1, self.n + 1):
            time.sleep(1)
            if i % 3 == 0 and i % 5 != 0:
                say()

    def buzz(self, say):
        for i in range(1, self.n + 1):
            time.sleep(1)
            if i % 5 == 0 and i % 3 != 0:
                say()

    def fizzbuzz(self, say):
        for i in range(1, self.n + 1):
            time.sleep(1)
            if i % 15 == 0:
                say()

    def number(self, say):
        for i in range(1, self.n + 1):
            time.sleep(1)
            if i % 3 != 0 and i % 5 != 0:
                say(i)
