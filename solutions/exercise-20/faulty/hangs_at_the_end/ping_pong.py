"""Waits for an answer after each word, and after the last one of pong there is none."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._condition = threading.Condition()
        self._turn = "ping"

    def _play(self, me: str, other: str, say) -> None:
        with self._condition:
            self._condition.wait_for(lambda: self._turn == me)
            for _ in range(self._n):
                say()
                self._turn = other
                self._condition.notify()
                self._condition.wait_for(lambda: self._turn == me)

    def ping(self, say) -> None:
        self._play("ping", "pong", say)

    def pong(self, say) -> None:
        self._play("pong", "ping", say)
