"""Exercise 21: three threads that count together."""

from collections.abc import Callable


class ZeroEvenOdd:
    """The numbers 0 1 0 2 0 3 … 0 n, emitted by three threads; each of the methods is called once."""

    def __init__(self, n: int) -> None:
        """Prepare to count to ``n``; ``n`` may be 0."""
        raise NotImplementedError

    def zero(self, emit: Callable[[int], object]) -> None:
        """Call ``emit(0)`` before each number from 1 to ``n``; then return."""
        raise NotImplementedError

    def even(self, emit: Callable[[int], object]) -> None:
        """Call ``emit(number)`` for each even number from 1 to ``n``, when it is due; then return."""
        raise NotImplementedError

    def odd(self, emit: Callable[[int], object]) -> None:
        """Call ``emit(number)`` for each odd number from 1 to ``n``, when it is due; then return."""
        raise NotImplementedError
