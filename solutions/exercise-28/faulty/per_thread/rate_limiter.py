"""Every thread has a bucket of its own."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst
        self.start = time.monotonic()
        self.own = threading.local()

    def refill(self):
        now = time.monotonic()
        last = getattr(self.own, "last", self.start)
        tokens = getattr(self.own, "tokens", self.burst)
        self.own.tokens = min(self.burst, tokens + (now - last) * self.rate)
        self.own.last = now

    def acquire(self):
        while True:
            self.refill()
            if self.own.tokens >= 1:
                self.own.tokens -= 1
                return
            wait = (1 - self.own.tokens) / self.rate
            time.sleep(wait)
