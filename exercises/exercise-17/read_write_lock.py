"""Exercise 17: a readers–writer lock that starves no writer."""


class ReadWriteLock:
    """A lock that lets in many readers at once, or one writer alone; a waiting writer is not overtaken."""

    def __init__(self) -> None:
        """Start with nobody in."""
        raise NotImplementedError

    def acquire_read(self) -> None:
        """Come in as a reader; blocks while a writer is in or waiting."""
        raise NotImplementedError

    def release_read(self) -> None:
        """Let a reader go out. Raises ``RuntimeError``, and changes nothing, when there is none in."""
        raise NotImplementedError

    def acquire_write(self) -> None:
        """Come in as a writer; blocks while anybody is in."""
        raise NotImplementedError

    def release_write(self) -> None:
        """Let the writer go out. Raises ``RuntimeError``, and changes nothing, when there is none in."""
        raise NotImplementedError
