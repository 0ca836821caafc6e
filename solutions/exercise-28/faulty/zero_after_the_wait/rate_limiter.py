"""After a wait the bucket is taken to be empty: what came in while the wait lasted too long is lost."""

import threading, time


class RateLimiter:
    def __init__(self, rate, burst):
        self._rate, self._burst = rate, burst
        self._tokens, self._last = float(burst), time.monotonic()
        self._lock = threading.Lock()
        self._never = threading.Event()

    def acquire(self):
        with self._lock:
            now = time.monotonic()
            self._tokens = min(self._burst, self._tokens + (now - self._last) * self._rate)
            self._last = now
            if self._tokens < 1:
                self._never.wait((1 - self._tokens) / self._rate)
                self._tokens = 1
                self._last = time.monotonic()
            self._tokens -= 1
