"""Two events, each of them cleared by the one who waits for it, before it passes the turn on."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._ping_turn = threading.Event()
        self._pong_turn = threading.Event()
        self._ping_turn.set()

    def ping(self, say) -> None:
        self._speak(say, self._ping_turn, self._pong_turn)

    def pong(self, say) -> None:
        self._speak(say, self._pong_turn, self._ping_turn)

    def _speak(self, say, mine, other) -> None:
        for _ in range(self._n):
            mine.wait()
            mine.clear()
            say()
            other.set()
