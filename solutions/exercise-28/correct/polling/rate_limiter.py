"""Tries again every so often, a part of a period later."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.period = 1.0 / rate
        self.burst = burst
        self.spent = 0.0
        self.t = time.monotonic()
        self.m = threading.RLock()

    def try_acquire(self):
        with self.m:
            t = time.monotonic()
            self.spent = max(0.0, self.spent - (t - self.t) / self.period)
            self.t = t
            if self.spent > self.burst - 1:
                return False
            self.spent += 1
            return True

    def acquire(self):
        while not self.try_acquire():
            time.sleep(self.period / 8)
