"""The permits are given back as soon as a group is complete, before its atoms have been released."""

import threading


class Water:
    def __init__(self) -> None:
        self._h = threading.Semaphore(2)
        self._o = threading.Semaphore(1)
        self._group = threading.Barrier(3, action=self._next)

    def _next(self) -> None:
        self._h.release(2)
        self._o.release()

    def hydrogen(self, release) -> None:
        self._h.acquire()
        self._group.wait()
        release()

    def oxygen(self, release) -> None:
        self._o.acquire()
        self._group.wait()
        release()
