"""Exercise 13: a counter for several processes, and for the threads of each."""


class SharedCounter:
    """A counter that starts at 0 and may be shared by processes and threads.

    It is handed over to a process when the process is started, by fork.
    """

    def __init__(self) -> None:
        """Start at 0."""
        raise NotImplementedError

    def increment(self, amount: int = 1) -> None:
        """Add ``amount``; every process sees it.

        Raises an exception, and changes nothing, when ``amount`` can't be added to an int.
        """
        raise NotImplementedError

    @property
    def value(self) -> int:
        """The sum of all amounts added so far, by whatever process."""
        raise NotImplementedError
