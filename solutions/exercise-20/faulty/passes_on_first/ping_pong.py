"""Passes the turn on, and speaks then."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._may_ping = threading.Semaphore(1)
        self._may_pong = threading.Semaphore(0)

    def ping(self, say) -> None:
        for _ in range(self._n):
            self._may_ping.acquire()
            self._may_pong.release()
            say()

    def pong(self, say) -> None:
        for _ in range(self._n):
            self._may_pong.acquire()
            self._may_ping.release()
            say()
