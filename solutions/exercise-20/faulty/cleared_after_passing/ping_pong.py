"""Clears its own event after it has passed the turn on: the answer may come before, and is wiped out."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._ping_turn = threading.Event()
        self._pong_turn = threading.Event()
        self._ping_turn.set()

    def _speak(self, say, mine, other) -> None:
        for _ in range(self._n):
            mine.wait()
            say()
            other.set()
            mine.clear()

    def ping(self, say) -> None:
        self._speak(say, self._ping_turn, self._pong_turn)

    def pong(self, say) -> None:
        self._speak(say, self._pong_turn, self._ping_turn)
