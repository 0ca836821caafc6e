"""Exercise 05: a counter that never loses an increment."""


class Counter:
    """A counter that starts at 0 and may be shared by any number of threads."""

    def __init__(self) -> None:
        """Start at 0."""
        raise NotImplementedError

    def increment(self, amount: int = 1) -> None:
        """Add ``amount``.

        Raises an exception, and changes nothing, when ``amount`` can't be added to an int.
        """
        raise NotImplementedError

    @property
    def value(self) -> int:
        """The sum of all amounts added so far."""
        raise NotImplementedError
