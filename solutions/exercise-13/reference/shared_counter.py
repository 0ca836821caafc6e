"""A value in shared memory, with the lock between processes that it brings along, around the whole of read, add, write."""

from multiprocessing import Value


class SharedCounter:
    """A counter that may be shared by processes and by threads."""

    def __init__(self) -> None:
        self._value = Value("q", 0)

    def increment(self, amount: int = 1) -> None:
        """Add ``amount``."""
        with self._value.get_lock():
            self._value.value += amount

    @property
    def value(self) -> int:
        """The sum of all amounts added so far."""
        return self._value.value
