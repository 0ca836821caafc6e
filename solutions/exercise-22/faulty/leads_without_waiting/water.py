"""The leading oxygen does not wait until its hydrogens have gone."""

import threading


class Water:
    def __init__(self) -> None:
        self._leading = threading.Lock()
        self._may_go = threading.Semaphore(0)

    def hydrogen(self, release) -> None:
        self._may_go.acquire()
        release()

    def oxygen(self, release) -> None:
        with self._leading:
            release()
            self._may_go.release(2)
