"""Two locks as batons: each is released by the other player."""

import threading


class PingPong:
    def __init__(self, n):
        self.n = n
        self.ping_lock = threading.Lock()
        self.pong_lock = threading.Lock()
        self.pong_lock.acquire()

    def ping(self, say):
        for _ in range(self.n):
            self.ping_lock.acquire()
            say()
            self.pong_lock.release()

    def pong(self, say):
        for _ in range(self.n):
            self.pong_lock.acquire()
            say()
            self.ping_lock.release()
