"""Both locks are free at first, so pong may begin."""

import threading


class PingPong:
    def __init__(self, n):
        self.n = n
        self.ping_lock = threading.Semaphore(1)
        self.pong_lock = threading.Semaphore(1)

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
