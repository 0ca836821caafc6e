"""The bucket may go into debt: each caller takes a token that is still to come, and sleeps until it has come."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.rate, self.burst = rate, burst
        self.tokens = burst
        self.updated = time.monotonic()
        self.lock = threading.Lock()

    def acquire(self):
        with self.lock:
            now = time.monotonic()
            self.tokens = min(self.burst, self.tokens + self.rate * (now - self.updated)) - 1
            self.updated = now
            debt = -self.tokens
        if debt > 0:
            time.sleep(debt / self.rate)
