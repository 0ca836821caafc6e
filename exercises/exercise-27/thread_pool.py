"""Exercise 27: a thread pool."""

from collections.abc import Callable


class Future:
    """What a job will have come to."""

    def result(self) -> object:
        """Wait until the job is done; return what it returned, or raise what it raised."""
        raise NotImplementedError


class ThreadPool:
    """Runs jobs on a fixed number of threads."""

    def __init__(self, workers: int) -> None:
        """Run up to ``workers`` jobs at once; at least 1."""
        raise NotImplementedError

    def submit(self, function: Callable[..., object], *args: object) -> Future:
        """Have ``function(*args)`` called on one of the pool's threads. Raises RuntimeError after ``shutdown``."""
        raise NotImplementedError

    def shutdown(self) -> None:
        """Finish all that was submitted, end the threads, and return when they have ended."""
        raise NotImplementedError
