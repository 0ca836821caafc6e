"""Exercise 25: a value that is made once."""

from collections.abc import Callable


class Once:
    """A value that is made when it is asked for first, and then kept; any number of threads may ask."""

    def __init__(self) -> None:
        """Start without a value."""
        raise NotImplementedError

    def get(self, factory: Callable[[], object]) -> object:
        """Return the value; if there is none yet, ``factory()`` makes it.

        One factory at a time is called, whoever asks meanwhile waits. If it raises, its exception reaches the caller,
        there is still no value, and the next caller tries with a factory of its own.
        """
        raise NotImplementedError
