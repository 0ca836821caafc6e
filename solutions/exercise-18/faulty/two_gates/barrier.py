"""Two gates, for even and odd rounds; the next round closes the one that a slow thread still wants to go through."""

import threading


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self._parties = parties
        self._lock = threading.Lock()
        self._calls = 0
        self._gates = threading.Event(), threading.Event()

    def wait(self) -> int:
        with self._lock:
            number, index = divmod(self._calls, self._parties)
            self._calls += 1
            gate, other = self._gates[number % 2], self._gates[1 - number % 2]
            if index == self._parties - 1:
                other.clear()
                gate.set()
        gate.wait()
        return index
