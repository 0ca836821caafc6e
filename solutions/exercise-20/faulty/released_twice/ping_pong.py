"""`with` gives the permit back to pong when it has been used: it may speak again."""

from threading import Semaphore


class PingPong:
    def __init__(self, n):
        self.n = n
        self.a = Semaphore(1)
        self.b = Semaphore(0)

    def ping(self, say):
        for _ in range(self.n):
            self.a.acquire()
            say()
            self.b.release()

    def pong(self, say):
        for _ in range(self.n):
            with self.b:
                say()
                self.a.release()
