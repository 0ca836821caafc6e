"""An Event for every number."""

import threading


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self.n = n
        self.due = [threading.Event() for _ in range(n + 2)]
        self.due[1].set()

    def _say_at(self, number: int, say, *args) -> None:
        self.due[number].wait()
        say(*args)
        self.due[number + 1].set()

    def fizz(self, say) -> None:
        for number in range(3, self.n + 1, 3):
            if number % 15:
                self._say_at(number, say)

    def buzz(self, say) -> None:
        for number in range(5, self.n + 1, 5):
            if number % 15:
                self._say_at(number, say)

    def fizzbuzz(self, say) -> None:
        for number in range(15, self.n + 1, 15):
            self._say_at(number, say)

    def number(self, say) -> None:
        for number in range(1, self.n + 1):
            if number % 3 and number % 5:
                self._say_at(number, say, number)
