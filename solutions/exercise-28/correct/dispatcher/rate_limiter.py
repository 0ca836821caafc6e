"""As long as anybody waits, a thread hands the tokens out as they come in; first come, first served."""

import threading
import time
from collections import deque
from concurrent.futures import Future


class RateLimiter:
    def __init__(self, rate: float, burst: int) -> None:
        self._rate, self._burst = rate, burst
        self._lock = threading.Lock()
        self._level = float(burst)
        self._at = time.monotonic()
        self._waiting: deque[Future] = deque()

    def _refill(self) -> None:
        now = time.monotonic()
        self._level = min(self._burst, self._level + (now - self._at) * self._rate)
        self._at = now

    def _serve(self) -> None:
        while True:
            with self._lock:
                self._refill()
                while self._level >= 1 and self._waiting:
                    self._level -= 1
                    self._waiting.popleft().set_result(None)
                if not self._waiting:
                    return
                pause = (1 - self._level) / self._rate
            time.sleep(pause)

    def acquire(self) -> None:
        with self._lock:
            self._refill()
            if self._level >= 1 and not self._waiting:
                self._level -= 1
                return
            mine = Future()
            self._waiting.append(mine)
            if len(self._waiting) == 1:
                threading.Thread(target=self._serve).start()
        mine.result()
