"""A thread puts in a token with every tick of its clock: the next tick may come right after the bucket was full."""

import threading
import time


class RateLimiter:
    def __init__(self, rate, burst):
        self.period = 1 / rate
        self.tokens = threading.Semaphore(burst)
        self.burst = burst
        threading.Thread(target=self.tick, daemon=True).start()

    def tick(self):
        while True:
            time.sleep(self.period)
            if self.tokens._value < self.burst:
                self.tokens.release()

    def acquire(self):
        self.tokens.acquire()
