"""Exercise 07: a mailbox that wakes its readers."""


class Mailbox:
    """Items go in at one end and come out at the other; any number of threads may put and take."""

    def __init__(self) -> None:
        """Start empty."""
        raise NotImplementedError

    def put(self, item: object) -> None:
        """Add ``item`` behind all others; never waits for a taker."""
        raise NotImplementedError

    def take(self) -> object:
        """Remove the item that was put first and return it; blocks, without spinning, while there is none."""
        raise NotImplementedError
