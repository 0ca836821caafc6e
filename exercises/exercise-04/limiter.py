"""Exercise 04: let a limited number of jobs run at the same time."""

from collections.abc import Callable


class Limiter:
    """Runs the jobs of many threads, at most `limit` of them at once."""

    def __init__(self, limit: int) -> None:
        """Prepare `limit` slots. A `limit` below 1 raises `ValueError`."""
        raise NotImplementedError

    def run(self, job: Callable[[], object]) -> object:
        """Wait for a free slot, call `job()` in it, and return its result.

        If `job` raises, the exception reaches the caller. The slot is free again in either case.
        """
        raise NotImplementedError
