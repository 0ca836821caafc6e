"""A semaphore is a number of slots; the `with` statement gives a slot back whatever happens."""

from collections.abc import Callable
from threading import Semaphore


class Limiter:
    """Runs at most `limit` jobs at once."""

    def __init__(self, limit: int) -> None:
        """`limit` slots, at least one."""
        if limit < 1:
            raise ValueError(f"limit must be at least 1, not {limit}")
        self._slots = Semaphore(limit)

    def run(self, job: Callable[[], object]) -> object:
        """Call `job()` as soon as there is a free slot; return its result."""
        with self._slots:
            return job()
