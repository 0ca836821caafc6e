"""A draining barrier: who comes early waits at the entrance, but draws its index before: it may come in behind
others.
"""

import threading
import itertools


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError(parties)
        self._n = parties
        self._barrier = threading.Barrier(parties)
        self._tickets = itertools.count()

    def wait(self) -> int:
        index = next(self._tickets) % self._n
        self._barrier.wait()
        return index
