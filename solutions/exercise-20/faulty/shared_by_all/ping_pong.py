"""The semaphores live in the class: all games share them."""

import threading


class PingPong:
    may_ping = threading.Semaphore(1)
    may_pong = threading.Semaphore(0)

    def __init__(self, n: int) -> None:
        self.n = n

    def ping(self, say) -> None:
        for _ in range(self.n):
            self.may_ping.acquire()
            say()
            self.may_pong.release()

    def pong(self, say) -> None:
        for _ in range(self.n):
            self.may_pong.acquire()
            say()
            self.may_ping.release()
