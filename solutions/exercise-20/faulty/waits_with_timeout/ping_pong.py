"""Waits for a second at most, and takes it for granted that it is its turn by then."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._condition = threading.Condition()
        self._turn = "ping"

    def _play(self, me: str, other: str, say) -> None:
        for _ in range(self._n):
            with self._condition:
                self._condition.wait_for(lambda: self._turn == me, timeout=1)
                say()
                self._turn = other
                self._condition.notify()

    def ping(self, say) -> None:
        self._play("ping", "pong", say)

    def pong(self, say) -> None:
        self._play("pong", "ping", say)
