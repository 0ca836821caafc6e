"""All meet before each number; whoever has said the one before comes when it has been said."""

import threading


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self.n = n
        self.step = threading.Barrier(4)

    def _march(self, mine, say) -> None:
        for number in range(1, self.n + 1):
            self.step.wait()
            if mine(number):
                say(number)

    def fizz(self, say) -> None:
        self._march(lambda i: i % 3 == 0 and i % 5, lambda _: say())

    def buzz(self, say) -> None:
        self._march(lambda i: i % 5 == 0 and i % 3, lambda _: say())

    def fizzbuzz(self, say) -> None:
        self._march(lambda i: i % 15 == 0, lambda _: say())

    def number(self, say) -> None:
        self._march(lambda i: i % 3 and i % 5, say)
