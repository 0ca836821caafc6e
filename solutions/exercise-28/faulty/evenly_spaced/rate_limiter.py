"""Keeps a distance between any two calls: there are no bursts at all."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.interval = 1 / rate
        self.lock = threading.Lock()
        self.next = time.monotonic()

    def acquire(self):
        with self.lock:
            slot = max(self.next, time.monotonic())
            self.next = slot + self.interval
        time.sleep(max(0, slot - time.monotonic()))
