"""All limiters draw from the bucket of the class."""

import threading
import time


class RateLimiter:
    lock = threading.Lock()
    tokens = None
    last = None

    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst
        if RateLimiter.tokens is None:
            RateLimiter.tokens = burst
            RateLimiter.last = time.monotonic()

    def acquire(self):
        while True:
            with self.lock:
                now = time.monotonic()
                level = RateLimiter.tokens + (now - RateLimiter.last) * self.rate
                RateLimiter.tokens = min(self.burst, level)
                RateLimiter.last = now
                if RateLimiter.tokens >= 1:
                    RateLimiter.tokens -= 1
                    return
                wait = (1 - RateLimiter.tokens) / self.rate
            time.sleep(wait)
