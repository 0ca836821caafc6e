"""Everybody sleeps for as many periods as there are callers waiting, so tokens lie about meanwhile."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.rate, self.burst = rate, burst
        self.tokens, self.t = burst, time.monotonic()
        self.lock = threading.Lock()
        self.waiting = 0

    def acquire(self):
        with self.lock:
            self.waiting += 1
        while True:
            with self.lock:
                now = time.monotonic()
                self.tokens = min(self.burst, self.tokens + (now - self.t) * self.rate)
                self.t = now
                if self.tokens >= 1:
                    self.tokens -= 1
                    self.waiting -= 1
                    return
                pause = (self.waiting - self.tokens) / self.rate
            time.sleep(pause)
