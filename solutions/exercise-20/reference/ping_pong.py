"""Two semaphores: each player waits at its own, and opens the other one's."""

import threading
from collections.abc import Callable


class PingPong:
    """A game of ``n`` rounds: one thread calls `ping`, another one calls `pong`, each once."""

    def __init__(self, n: int) -> None:
        self._n = n
        self._may_ping = threading.Semaphore(1)
        self._may_pong = threading.Semaphore(0)

    def ping(self, say: Callable[[], object]) -> None:
        """Say it ``n`` times, first."""
        for _ in range(self._n):
            self._may_ping.acquire()
            say()
            self._may_pong.release()

    def pong(self, say: Callable[[], object]) -> None:
        """Say it ``n`` times, in answer."""
        for _ in range(self._n):
            self._may_pong.acquire()
            say()
            self._may_ping.release()
