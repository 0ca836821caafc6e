"""One lock for all limiters, and it is held while sleeping: who waits at one limiter holds up the others."""

import threading
import time


class RateLimiter:
    lock = threading.Lock()

    def __init__(self, rate, burst):
        self.rate, self.burst = rate, burst
        self.tokens, self.t = burst, time.monotonic()

    def acquire(self):
        with self.lock:
            while True:
                now = time.monotonic()
                self.tokens = min(self.burst, self.tokens + (now - self.t) * self.rate)
                self.t = now
                if self.tokens >= 1:
                    self.tokens -= 1
                    return
                time.sleep((1 - self.tokens) / self.rate)
