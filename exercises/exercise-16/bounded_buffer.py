"""Exercise 16: a bounded buffer."""


class BoundedBuffer:
    """A first-in, first-out buffer with a fixed number of places, for any number of threads."""

    def __init__(self, capacity: int) -> None:
        """Make room for ``capacity`` items. A ``capacity`` below 1 raises ``ValueError``."""
        raise NotImplementedError

    def put(self, item: object) -> None:
        """Add ``item`` behind all others; blocks, without spinning, while the buffer is full."""
        raise NotImplementedError

    def get(self) -> object:
        """Remove the oldest item and return it; blocks, without spinning, while the buffer is empty."""
        raise NotImplementedError

    def __len__(self) -> int:
        """How many items are in the buffer."""
        raise NotImplementedError
