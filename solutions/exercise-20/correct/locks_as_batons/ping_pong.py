"""Two locks are batons: each thread takes its own and gives back the other's."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self.n = n
        self.mine = {"ping": threading.Lock(), "pong": threading.Lock()}
        self.mine["pong"].acquire()

    def ping(self, say) -> None:
        for _ in range(self.n):
            self.mine["ping"].acquire()
            say()
            self.mine["pong"].release()

    def pong(self, say) -> None:
        for _ in range(self.n):
            self.mine["pong"].acquire()
            say()
            self.mine["ping"].release()
