"""The gate stays open after the first round."""

import threading


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self._parties = parties
        self._lock = threading.Lock()
        self._arrived = 0
        self._open = threading.Event()

    def wait(self) -> int:
        with self._lock:
            index = self._arrived % self._parties
            self._arrived += 1
            if self._arrived == self._parties:
                self._open.set()
        self._open.wait()
        return index
