"""Tokens are counted under a lock; whoever finds none sleeps outside it, and then looks again."""

import threading
import time


class RateLimiter:
    """A token bucket that any number of threads share."""

    def __init__(self, rate: float, burst: int) -> None:
        self._rate = rate
        self._burst = burst
        self._lock = threading.Lock()
        self._tokens = float(burst)
        self._as_of = time.monotonic()

    def acquire(self) -> None:
        """Take a token; wait until there is one."""
        while (missing := self._take()) > 0:
            time.sleep(missing / self._rate)

    def _take(self) -> float:
        """What is missing from a whole token; nothing if one was taken."""
        with self._lock:
            now = time.monotonic()
            self._tokens = min(self._burst, self._tokens + (now - self._as_of) * self._rate)
            self._as_of = now
            if self._tokens < 1:
                return 1 - self._tokens
            self._tokens -= 1
            return 0
