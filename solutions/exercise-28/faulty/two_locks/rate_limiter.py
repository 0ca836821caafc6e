"""The level has a lock, and so has the clock; a refill needs both at once."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst
        self.tokens = burst
        self.last = time.monotonic()
        self.lock = threading.Lock()
        self.clock_lock = threading.Lock()

    def refill(self):
        with self.clock_lock:
            now = time.monotonic()
            elapsed = now - self.last
        with self.lock:
            self.tokens = min(self.burst, self.tokens + elapsed * self.rate)
        with self.clock_lock:
            self.last = now

    def acquire(self):
        while True:
            self.refill()
            with self.lock:
                if self.tokens >= 1:
                    self.tokens -= 1
                    return
                wait = (1 - self.tokens) / self.rate
            time.sleep(wait)
