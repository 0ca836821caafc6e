"""Reads the clock before it takes the lock: a late one sets the time of the bucket back, and that time comes twice."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst
        self.tokens = burst
        self.last = time.monotonic()
        self.lock = threading.Lock()

    def acquire(self):
        while True:
            now = time.monotonic()
            with self.lock:
                elapsed = now - self.last
                if elapsed > 0:
                    self.tokens = min(self.burst, self.tokens + elapsed * self.rate)
                self.last = now
                if self.tokens >= 1:
                    self.tokens -= 1
                    return
                wait = (1 - self.tokens) / self.rate
            time.sleep(wait)
