"""All four go through all numbers in step: one speaks, then they meet."""

import threading


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.step = threading.Barrier(4)

    def _march(self, mine, say):
        for i in range(1, self.n + 1):
            if mine(i):
                say(i)
            self.step.wait()

    def fizz(self, say):
        self._march(lambda i: i % 3 == 0 and i % 5 != 0, lambda _: say())

    def buzz(self, say):
        self._march(lambda i: i % 3 != 0 and i % 5 == 0, lambda _: say())

    def fizzbuzz(self, say):
        self._march(lambda i: i % 3 == 0 and i % 5 == 0, lambda _: say())

    def number(self, say):
        self._march(lambda i: i % 3 != 0 and i % 5 != 0, say)
