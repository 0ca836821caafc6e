"""Oxygen gives all permits back when it has been released, though the hydrogens may be still on their way."""

import threading


class Water:
    def __init__(self) -> None:
        self._h = threading.Semaphore(2)
        self._o = threading.Semaphore(1)
        self._group = threading.Barrier(3)

    def hydrogen(self, release) -> None:
        self._h.acquire()
        self._group.wait()
        release()

    def oxygen(self, release) -> None:
        self._o.acquire()
        self._group.wait()
        release()
        self._h.release(2)
        self._o.release()
