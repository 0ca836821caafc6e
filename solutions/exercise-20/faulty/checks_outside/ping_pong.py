"""Looks whose turn it is before it takes the condition: the notification may come in between."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._condition = threading.Condition()
        self._turn = "ping"

    def _play(self, me: str, other: str, say) -> None:
        for _ in range(self._n):
            while self._turn != me:
                with self._condition:
                    self._condition.wait()
            say()
            with self._condition:
                self._turn = other
                self._condition.notify_all()

    def ping(self, say) -> None:
        self._play("ping", "pong", say)

    def pong(self, say) -> None:
        self._play("pong", "ping", say)
