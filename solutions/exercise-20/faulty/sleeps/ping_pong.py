"""Ping speaks at full seconds, pong half a second later."""

import time


class PingPong:
    def __init__(self, n):
        self.n = n

    def ping(self, say):
        for _ in range(self.n):
            say()
            time.sleep(1)

    def pong(self, say):
        time.sleep(0.5)
        for _ in range(self.n):
            say()
            time.sleep(1)
