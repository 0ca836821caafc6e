"""One waiter (the leader) waits for the clock, all others wait for it to become leader."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst
        self.tokens = burst
        self.last = time.monotonic()
        self.cv = threading.Condition(threading.Lock())
        self.leader = None

    def _refill(self):
        now = time.monotonic()
        self.tokens = min(self.burst, self.tokens + self.rate * (now - self.last))
        self.last = now

    def acquire(self):
        me = threading.get_ident()
        with self.cv:
            try:
                while True:
                    self._refill()
                    if self.tokens >= 1:
                        self.tokens -= 1
                        return
                    if self.leader is None:
                        self.leader = me
                    if self.leader == me:
                        self.cv.wait((1 - self.tokens) / self.rate)
                    else:
                        self.cv.wait(1 / self.rate)
            finally:
                if self.leader == me:
                    self.leader = None
                    self.cv.notify()
