"""Looks again once after the sleep, not as often as it takes."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst
        self.tokens = burst
        self.last = time.monotonic()
        self.lock = threading.Lock()

    def refill(self):
        now = time.monotonic()
        self.tokens = min(self.burst, self.tokens + (now - self.last) * self.rate)
        self.last = now

    def acquire(self):
        wait = self.try_to_take()
        if wait:
            time.sleep(wait)
            wait = self.try_to_take()
        if wait:
            time.sleep(wait)

    def try_to_take(self):
        with self.lock:
            self.refill()
            if self.tokens >= 1:
                self.tokens -= 1
                return 0
            return (1 - self.tokens) / self.rate
