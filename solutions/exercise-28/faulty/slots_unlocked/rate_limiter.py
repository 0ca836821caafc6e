"""Everyone reserves an instant, but two may reserve the same one."""

import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.interval = 1 / rate
        self.tolerance = (burst - 1) / rate
        self.full_at = time.monotonic()

    def acquire(self):
        now = time.monotonic()
        mine = max(self.full_at, now)
        self.full_at = mine + self.interval
        wait = mine - self.tolerance - now
        if wait > 0:
            time.sleep(wait)
