"""Spins until it is its turn: right, if wasteful."""

import time


class PingPong:
    def __init__(self, n):
        self.n = n
        self.turn = 0

    def ping(self, say):
        for _ in range(self.n):
            while self.turn != 0:
                time.sleep(0.001)
            say()
            self.turn = 1

    def pong(self, say):
        for _ in range(self.n):
            while self.turn != 1:
                time.sleep(0.001)
            say()
            self.turn = 0
