"""Exercise 06: an announcement that nobody misses."""


class Announcement:
    """A value that is published once, and that any number of threads may wait for."""

    def __init__(self) -> None:
        """Start with nothing published."""
        raise NotImplementedError

    def publish(self, value: object) -> None:
        """Make ``value`` the announcement and wake everyone who waits; ignored if there is an announcement already."""
        raise NotImplementedError

    def wait(self, timeout: float | None = None) -> object:
        """Block until something has been published and return it.

        Raises TimeoutError when ``timeout`` seconds pass first; None means to wait for as long as it takes.
        """
        raise NotImplementedError
