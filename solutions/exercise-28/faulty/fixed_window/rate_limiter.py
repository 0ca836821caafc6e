"""Counts the calls in each window of time: a full number at the end of one, and again at the beginning of the next."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.length = burst / rate
        self.burst = burst
        self.lock = threading.Lock()
        self.start = time.monotonic()
        self.window = 0
        self.calls = 0

    def acquire(self):
        while True:
            with self.lock:
                elapsed = time.monotonic() - self.start
                window = int(elapsed / self.length)
                if window != self.window:
                    self.window, self.calls = window, 0
                if self.calls < self.burst:
                    self.calls += 1
                    return
                wait = (window + 1) * self.length - elapsed
            time.sleep(wait)
