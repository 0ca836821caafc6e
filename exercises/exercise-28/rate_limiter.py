"""Exercise 28: a rate limiter."""


class RateLimiter:
    """A token bucket that any number of threads share."""

    def __init__(self, rate: float, burst: int) -> None:
        """Start with a full bucket of ``burst`` tokens; ``rate`` tokens come in per second."""
        raise NotImplementedError

    def acquire(self) -> None:
        """Take a token; wait until there is one."""
        raise NotImplementedError
