"""A lock around both steps: looking at the last number, and writing the next."""

import threading


class Tickets:
    """Hands out the numbers 1, 2, 3 …; any number of threads may take one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def take(self) -> int:
        """The next number."""
        with self._lock:
            self._last += 1
            return self._last
