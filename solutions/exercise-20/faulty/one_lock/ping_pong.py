"""A lock keeps them from speaking at once, but not in turn."""

import threading


class PingPong:
    def __init__(self, n):
        self.n = n
        self.lock = threading.Lock()

    def ping(self, say):
        for _ in range(self.n):
            with self.lock:
                say()

    def pong(self, say):
        for _ in range(self.n):
            with self.lock:
                say()
