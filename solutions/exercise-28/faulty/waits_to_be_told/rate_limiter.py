"""Waits to be notified, but only time puts tokens in, and time notifies nobody."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst
        self.tokens = burst
        self.last = time.monotonic()
        self.cond = threading.Condition()

    def refill(self):
        now = time.monotonic()
        self.tokens = min(self.burst, self.tokens + (now - self.last) * self.rate)
        self.last = now

    def acquire(self):
        with self.cond:
            self.refill()
            while self.tokens < 1:
                self.cond.wait()
                self.refill()
            self.tokens -= 1
            self.cond.notify()
