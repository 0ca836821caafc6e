"""Reckons in instants instead of tokens: the one at which the bucket would be full again."""

import threading
import time


class RateLimiter:
    def __init__(self, rate: float, burst: int) -> None:
        self._interval = 1 / rate
        self._tolerance = (burst - 1) * self._interval
        self._lock = threading.Lock()
        self._full_at = time.monotonic()

    def acquire(self) -> None:
        with self._lock:
            now = time.monotonic()
            full_at = max(self._full_at, now)
            self._full_at = full_at + self._interval
        wait = full_at - self._tolerance - now
        if wait > 0:
            time.sleep(wait)
