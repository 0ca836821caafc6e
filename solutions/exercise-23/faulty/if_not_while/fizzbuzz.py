"""Takes being woken for having the turn."""

import threading


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self._n = n
        self._current = 1
        self._moved = threading.Condition()

    def _speak(self, is_mine, say) -> None:
        with self._moved:
            while self._current <= self._n:
                if not is_mine(self._current):
                    self._moved.wait()
                if self._current > self._n:
                    return
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
