"""Speaks first and counts then: even a game of no rounds has one."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._may_ping = threading.Semaphore(1)
        self._may_pong = threading.Semaphore(0)

    def ping(self, say) -> None:
        self._play(self._may_ping, self._may_pong, say)

    def pong(self, say) -> None:
        self._play(self._may_pong, self._may_ping, say)

    def _play(self, mine, other, say) -> None:
        left = self._n
        while True:
            mine.acquire()
            say()
            other.release()
            left -= 1
            if left <= 0:
                return
