"""Waits with the lock in its hand, which the other one needs to speak."""

import threading


class PingPong:
    def __init__(self, n):
        self.n = n
        self.lock = threading.Lock()
        self.turn = threading.Event()

    def ping(self, say):
        for _ in range(self.n):
            with self.lock:
                say()
                self.turn.set()

    def pong(self, say):
        for _ in range(self.n):
            with self.lock:
                self.turn.wait()
                self.turn.clear()
                say()
