"""Exercise 26: a memo without a stampede."""

from collections.abc import Callable, Hashable


class Memo:
    """Keeps what was computed for a key; any number of threads may ask at once."""

    def __init__(self) -> None:
        """Start with nothing computed."""
        raise NotImplementedError

    def get(self, key: Hashable, compute: Callable[[Hashable], object]) -> object:
        """Return the value for ``key``: the kept one, or ``compute(key)``, which is then kept.

        Who asks for a key that is being computed waits for that computation. One that raises is not kept.
        """
        raise NotImplementedError
