"""The standard library's barrier counts those who arrive, too."""

import threading


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self._barrier = threading.Barrier(parties)

    def wait(self) -> int:
        return self._barrier.wait()
