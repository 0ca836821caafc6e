"""Looks for the end before it waits, and not again when it has been woken."""

import threading


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self._n = n
        self._current = 1
        self._moved = threading.Condition()

    def _speak(self, is_mine, say) -> None:
        with self._moved:
            while self._current <= self._n:
                self._moved.wait_for(lambda: is_mine(self._current))
                say(self._current)
                self._current += 1
                self._moved.notify_all()

    def fizz(self, say) -> None:
        self._speak(lambda i: i % 3 == 0 and i % 5 != 0, lambda _: say())

    def buzz(self, say) -> None:
        self._speak(lambda i: i % 3 != 0 and i % 5 == 0, lambda _: say())

    def fizzbuzz(self, say) -> None:
        self._speak(lambda i: i % 15 == 0, lambda _: say())

    def number(self, say) -> None:
        self._speak(lambda i: i % 3 != 0 and i % 5 != 0, say)
