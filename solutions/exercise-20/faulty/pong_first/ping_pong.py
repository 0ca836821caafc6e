"""The wrong one begins."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._may_ping = threading.Semaphore(0)
        self._may_pong = threading.Semaphore(1)

    def ping(self, say) -> None:
        for _ in range(self._n):
            self._may_ping.acquire()
            say()
            self._may_pong.release()

    def pong(self, say) -> None:
        for _ in range(self._n):
            self._may_pong.acquire()
            say()
            self._may_ping.release()
