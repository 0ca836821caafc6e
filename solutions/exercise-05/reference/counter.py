"""A lock around the whole of read, add, write; `with` gives it back even when the addition raises."""

import threading


class Counter:
    """A counter that may be shared by any number of threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        """Add ``amount``."""
        with self._lock:
            self._value += amount

    @property
    def value(self) -> int:
        """The sum of all amounts added so far."""
        with self._lock:
            return self._value
