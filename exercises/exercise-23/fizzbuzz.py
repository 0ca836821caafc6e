"""Exercise 23: four threads play fizz buzz."""

from collections.abc import Callable


class FizzBuzz:
    """The sequence for 1 … ``n``, said by four threads; each of the methods is called once."""

    def __init__(self, n: int) -> None:
        """Prepare to count to ``n``; ``n`` may be 0."""
        raise NotImplementedError

    def fizz(self, say: Callable[[], object]) -> None:
        """Call ``say()`` for each number that 3 divides and 5 does not; then return."""
        raise NotImplementedError

    def buzz(self, say: Callable[[], object]) -> None:
        """Call ``say()`` for each number that 5 divides and 3 does not; then return."""
        raise NotImplementedError

    def fizzbuzz(self, say: Callable[[], object]) -> None:
        """Call ``say()`` for each number that both 3 and 5 divide; then return."""
        raise NotImplementedError

    def number(self, say: Callable[[int], object]) -> None:
        """Call ``say(number)`` for each number that neither 3 nor 5 divides; then return."""
        raise NotImplementedError
