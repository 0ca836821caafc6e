"""Counts from 0 to n."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._may_ping = threading.Semaphore(1)
        self._may_pong = threading.Semaphore(0)

    def ping(self, say) -> None:
        played = 0
        while played <= self._n:
            self._may_ping.acquire()
            say()
            played += 1
            self._may_pong.release()

    def pong(self, say) -> None:
        played = 0
        while played <= self._n:
            self._may_pong.acquire()
            say()
            played += 1
            self._may_ping.release()
