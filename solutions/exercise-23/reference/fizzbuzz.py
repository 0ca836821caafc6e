"""One Condition around the current number. Each thread waits until the number is one of its own, or beyond the end."""

import threading
from collections.abc import Callable


class FizzBuzz:
    """The sequence for 1 … ``n``, said by four threads; each of the methods is called once."""

    def __init__(self, n: int) -> None:
        self._n = n
        self._current = 1
        self._moved = threading.Condition()

    def fizz(self, say: Callable[[], object]) -> None:
        """Speak for what 3 divides and 5 does not."""
        self._speak(lambda number: number % 3 == 0 and number % 5 != 0, lambda _: say())

    def buzz(self, say: Callable[[], object]) -> None:
        """Speak for what 5 divides and 3 does not."""
        self._speak(lambda number: number % 5 == 0 and number % 3 != 0, lambda _: say())

    def fizzbuzz(self, say: Callable[[], object]) -> None:
        """Speak for what both divide."""
        self._speak(lambda number: number % 15 == 0, lambda _: say())

    def number(self, say: Callable[[int], object]) -> None:
        """Speak for all the others."""
        self._speak(lambda number: number % 3 != 0 and number % 5 != 0, say)

    def _speak(self, is_mine: Callable[[int], bool], say: Callable[[int], object]) -> None:
        with self._moved:
            while True:
                self._moved.wait_for(lambda: self._current > self._n or is_mine(self._current))
                if self._current > self._n:
                    return
                say(self._current)
                self._current += 1
                self._moved.notify_all()
