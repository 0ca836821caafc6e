"""Exercise 00: numbered tickets."""


class Tickets:
    """Hands out the numbers 1, 2, 3 …; any number of threads may take one."""

    def __init__(self) -> None:
        """No number has been taken."""
        raise NotImplementedError

    def take(self) -> int:
        """The next number: no number twice, and none left out."""
        raise NotImplementedError
