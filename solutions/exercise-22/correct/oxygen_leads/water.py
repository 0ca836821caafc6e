"""One oxygen at a time leads: it lets two hydrogens go, and waits until they have gone."""

import threading


class Water:
    def __init__(self) -> None:
        self._leading = threading.Lock()
        self._may_go = threading.Semaphore(0)
        self._gone = threading.Semaphore(0)

    def hydrogen(self, release) -> None:
        self._may_go.acquire()
        release()
        self._gone.release()

    def oxygen(self, release) -> None:
        with self._leading:
            release()
            for _ in range(2):
                self._may_go.release()
            for _ in range(2):
                self._gone.acquire()
