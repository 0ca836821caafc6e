"""Exercise 18: a barrier that can be used again."""


class Barrier:
    """Lets threads pass in groups of ``parties``, again and again."""

    def __init__(self, parties: int) -> None:
        """Wait for groups of ``parties`` threads. A ``parties`` below 1 raises ``ValueError``."""
        raise NotImplementedError

    def wait(self) -> int:
        """Block until ``parties`` threads have arrived; return the place in which this one arrived, from 0."""
        raise NotImplementedError
