"""One number: the moment at which the bucket would be full again."""

import time
from threading import Lock


class RateLimiter:
    def __init__(self, rate, burst):
        self.period = 1 / rate
        self.tau = (burst - 1) * self.period
        self.tat = float("-inf")
        self.mutex = Lock()

    def _try(self):
        self.mutex.acquire()
        try:
            now = time.monotonic()
            tat = max(self.tat, now)
            early = tat - self.tau - now
            if early <= 0:
                self.tat = tat + self.period
                return 0.0
            return early
        finally:
            self.mutex.release()

    def acquire(self):
        while (early := self._try()) > 0:
            time.sleep(early)
