"""Exercise 19: three steps on three threads, in order."""

from collections.abc import Callable


class InOrder:
    """Three steps that happen first, second, third, whichever thread comes first."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        raise NotImplementedError

    def first(self, run: Callable[[], object]) -> None:
        """Call ``run()`` at once."""
        raise NotImplementedError

    def second(self, run: Callable[[], object]) -> None:
        """Call ``run()`` when the first step is over; blocks until then."""
        raise NotImplementedError

    def third(self, run: Callable[[], object]) -> None:
        """Call ``run()`` when the second step is over; blocks until then."""
        raise NotImplementedError
