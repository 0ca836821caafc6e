"""Notifies and waits, but nobody writes down whose turn it is."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._condition = threading.Condition()

    def ping(self, say) -> None:
        with self._condition:
            for _ in range(self._n):
                say()
                self._condition.notify()
                self._condition.wait()

    def pong(self, say) -> None:
        with self._condition:
            for _ in range(self._n):
                self._condition.wait()
                say()
                self._condition.notify()
