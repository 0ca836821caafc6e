"""Everybody runs through the numbers on his own."""

import threading


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self._n = n
        self._current = 1
        self._moved = threading.Condition()

    def _speak(self, is_mine, say) -> None:
        for number in range(1, self._n + 1):
            with self._moved:
                if is_mine(number):
                    say(number)

    def fizz(self, say) -> None:
        self._speak(lambda i: i % 3 == 0 and i % 5 != 0, lambda _: say())

    def buzz(self, say) -> None:
        self._speak(lambda i: i % 3 != 0 and i % 5 == 0, lambda _: say())

    def fizzbuzz(self, say) -> None:
        self._speak(lambda i: i % 15 == 0, lambda _: say())

    def number(self, say) -> None:
        self._speak(lambda i: i % 3 != 0 and i % 5 != 0, say)
