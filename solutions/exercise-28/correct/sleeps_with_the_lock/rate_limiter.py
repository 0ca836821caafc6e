"""Sleeps while it holds the lock: who comes next waits for the lock, and could not have a token earlier anyhow."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self._rate = rate
        self._burst = burst
        self._tokens = burst
        self._last = time.monotonic()
        self._lock = threading.Lock()

    def _refill(self):
        now = time.monotonic()
        self._tokens = min(self._burst, self._tokens + (now - self._last) * self._rate)
        self._last = now

    def acquire(self):
        with self._lock:
            self._refill()
            while self._tokens < 1:
                time.sleep((1 - self._tokens) / self._rate)
                self._refill()
            self._tokens -= 1
