"""Releases pong's lock once more at the end, to be on the safe side: it may be free already."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._ping_lock = threading.Lock()
        self._pong_lock = threading.Lock()
        self._pong_lock.acquire()

    def ping(self, say) -> None:
        for _ in range(self._n):
            self._ping_lock.acquire()
            say()
            self._pong_lock.release()
        self._pong_lock.release()

    def pong(self, say) -> None:
        for _ in range(self._n):
            self._pong_lock.acquire()
            say()
            self._ping_lock.release()
