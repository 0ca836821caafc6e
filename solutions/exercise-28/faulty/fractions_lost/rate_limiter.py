"""Only whole tokens are put in, and the fraction is forgotten: who looks too often never gets anything."""

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
        self.tokens = min(self.burst, self.tokens + int((now - self.last) * self.rate))
        self.last = now

    def acquire(self):
        while True:
            with self.lock:
                self.refill()
                if self.tokens >= 1:
                    self.tokens -= 1
                    return
                wait = (1 - self.tokens) / self.rate
            time.sleep(wait)
