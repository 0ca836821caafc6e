"""A condition with a timed wait, although nobody ever notifies: only time does."""

import threading
from time import monotonic


class RateLimiter:
    def __init__(self, rate: float, burst: int) -> None:
        self.rate = rate
        self.burst = burst
        self.condition = threading.Condition()
        self.level = burst
        self.seen = monotonic()

    def _drip(self) -> None:
        now = monotonic()
        self.level += (now - self.seen) * self.rate
        self.seen = now
        if self.level > self.burst:
            self.level = self.burst

    def acquire(self) -> None:
        with self.condition:
            self._drip()
            while self.level < 1:
                self.condition.wait(timeout=(1 - self.level) / self.rate)
                self._drip()
            self.level -= 1
