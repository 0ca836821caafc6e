"""Ping's event is set once and stays set."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._ping_turn = threading.Event()
        self._pong_turn = threading.Event()
        self._ping_turn.set()

    def ping(self, say) -> None:
        for _ in range(self._n):
            self._ping_turn.wait()
            say()
            self._pong_turn.set()

    def pong(self, say) -> None:
        for _ in range(self._n):
            self._pong_turn.wait()
            self._pong_turn.clear()
            say()
            self._ping_turn.set()
