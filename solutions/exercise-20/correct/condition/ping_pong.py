"""A Condition and whose turn it is."""

import threading


class PingPong:
    def __init__(self, n):
        self.n = n
        self.turn = "ping"
        self.changed = threading.Condition()

    def _play(self, me, other, say):
        for _ in range(self.n):
            with self.changed:
                while self.turn != me:
                    self.changed.wait()
                say()
                self.turn = other
                self.changed.notify()

    def ping(self, say):
        self._play("ping", "pong", say)

    def pong(self, say):
        self._play("pong", "ping", say)
