"""Exercise 09: a job board with priorities."""


class Closed(Exception):
    """The board has been closed."""


class JobBoard:
    """Jobs are submitted with a priority and taken in its order; any number of threads may do both."""

    def __init__(self) -> None:
        """Start open and empty."""
        raise NotImplementedError

    def submit(self, priority: int, job: object) -> None:
        """Add ``job``; a lower number is more urgent. Raises Closed when the board has been closed."""
        raise NotImplementedError

    def take(self) -> object:
        """Remove the most urgent job and return it; among equals, the one that was submitted first.

        Blocks while there is none. Raises Closed when the board has been closed and nothing is left.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Accept no more jobs, and let everyone who waits in vain go. Closing twice is harmless."""
        raise NotImplementedError
