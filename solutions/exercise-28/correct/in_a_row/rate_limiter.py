"""Those who wait stand in a row: only the one at its head looks at the bucket, and sleeps."""

import threading
import time


class RateLimiter:
    def __init__(self, rate: float, burst: int) -> None:
        self._rate, self._burst = rate, burst
        self._start = time.monotonic()
        self._taken = 0.0
        self._head_of_the_row = threading.Semaphore(1)

    def acquire(self) -> None:
        with self._head_of_the_row:
            come_in = self._burst + (time.monotonic() - self._start) * self._rate
            self._taken = max(self._taken, come_in - self._burst)
            missing = self._taken + 1 - come_in
            if missing > 0:
                time.sleep(missing / self._rate)
            self._taken += 1
