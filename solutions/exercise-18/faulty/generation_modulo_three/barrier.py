"""Generation modulo 3: a slow thread that misses three rounds of others stays behind."""

import threading


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError(parties)
        self._n = parties
        self._count = 0
        self._phase = 0
        self._c = threading.Condition()

    def wait(self) -> int:
        with self._c:
            phase, index = self._phase, self._count
            self._count += 1
            if self._count == self._n:
                self._count = 0
                self._phase = (self._phase + 1) % 3
                self._c.notify_all()
            while self._phase == phase:
                self._c.wait()
            return index
