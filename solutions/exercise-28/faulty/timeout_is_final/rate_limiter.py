"""Takes the end of a timed wait for a token."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.rate, self.burst = rate, burst
        self.cond = threading.Condition()
        self.tokens = burst
        self.last = time.monotonic()

    def acquire(self):
        with self.cond:
            now = time.monotonic()
            self.tokens = min(self.burst, self.tokens + (now - self.last) * self.rate)
            self.last = now
            if self.tokens < 1:
                self.cond.wait((1 - self.tokens) / self.rate)
                self.tokens = 0
            else:
                self.tokens -= 1
