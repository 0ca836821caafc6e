"""Only whole tokens are put in, and the clock of the bucket moves on by whole periods."""

import math
import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst
        self.tokens = burst
        self.last_drop = time.monotonic()
        self.lock = threading.Lock()

    def acquire(self):
        while True:
            with self.lock:
                now = time.monotonic()
                drops = math.floor((now - self.last_drop) * self.rate)
                self.last_drop += drops / self.rate
                self.tokens += drops
                if self.tokens >= self.burst:
                    self.tokens = self.burst
                    self.last_drop = now
                if self.tokens:
                    self.tokens -= 1
                    return
                wait = self.last_drop + 1 / self.rate - now
            time.sleep(wait)
