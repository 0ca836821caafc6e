"""Reads the number once for 3 and once for 5; between the two it may have moved on."""

import time


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.current = 1

    def fizz(self, say):
        while self.current <= self.n:
            if self.current % 3 == 0 and self.current % 5 != 0:
                say()
                self.current += 1
            time.sleep(0.001)

    def buzz(self, say):
        while self.current <= self.n:
            if self.current % 3 != 0 and self.current % 5 == 0:
                say()
                self.current += 1
            time.sleep(0.001)

    def fizzbuzz(self, say):
        while self.current <= self.n:
            if self.current % 15 == 0:
                say()
                self.current += 1
            time.sleep(0.001)

    def number(self, say):
        while self.current <= self.n:
            if self.current % 3 != 0 and self.current % 5 != 0:
                say(self.current)
                self.current += 1
            time.sleep(0.001)
