"""Moves the number on, gives the lock back, and speaks then."""

import threading


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self._n = n
        self._current = 1
        self._moved = threading.Condition()

    def _speak(self, is_mine, say) -> None:
        while True:
            with self._moved:
                self._moved.wait_for(lambda: self._current > self._n or is_mine(self._current))
                if self._current > self._n:
                    return
                number = self._current
                self._current += 1
                self._moved.notify_all()
            say(number)

    def fizz(self, say) -> None:
        self._speak(lambda i: i % 3 == 0 and i % 5 != 0, lambda _: say())

    def buzz(self, say) -> None:
        self._speak(lambda i: i % 3 != 0 and i % 5 == 0, lambda _: say())

    def fizzbuzz(self, say) -> None:
        self._speak(lambda i: i % 15 == 0, lambda _: say())

    def number(self, say) -> None:
        self._speak(lambda i: i % 3 != 0 and i % 5 != 0, say)
