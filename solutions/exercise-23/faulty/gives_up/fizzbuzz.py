"""Waits for a second at most, and goes home if its number has not come."""

import threading


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self._n = n
        self._current = 1
        self._moved = threading.Condition()

    def _speak(self, is_mine, say) -> None:
        with self._moved:
            while self._current <= self._n:
                if not self._moved.wait_for(lambda: self._current > self._n or is_mine(self._current), timeout=1):
                    return
                if self._current <= self._n:
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
