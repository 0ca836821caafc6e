"""Skips a round when it is not its turn."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._lock = threading.Lock()
        self._turn = "ping"

    def ping(self, say) -> None:
        for _ in range(self._n):
            with self._lock:
                if self._turn == "ping":
                    say()
                    self._turn = "pong"

    def pong(self, say) -> None:
        for _ in range(self._n):
            with self._lock:
                if self._turn == "pong":
                    say()
                    self._turn = "ping"
