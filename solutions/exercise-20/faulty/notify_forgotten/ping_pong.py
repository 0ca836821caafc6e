"""Pong changes the turn and tells nobody."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._condition = threading.Condition()
        self._turn = "ping"

    def ping(self, say) -> None:
        for _ in range(self._n):
            with self._condition:
                while self._turn != "ping":
                    self._condition.wait()
                say()
                self._turn = "pong"
                self._condition.notify()

    def pong(self, say) -> None:
        for _ in range(self._n):
            with self._condition:
                while self._turn != "pong":
                    self._condition.wait()
                say()
                self._turn = "ping"
