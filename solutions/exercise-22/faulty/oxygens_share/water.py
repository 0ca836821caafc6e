"""Oxygens collect hydrogens without agreeing who gets which: two molecules are built at once."""

import threading


class Water:
    def __init__(self) -> None:
        self._here = threading.Semaphore(0)
        self._go = threading.Semaphore(0)

    def hydrogen(self, release) -> None:
        self._here.release()
        self._go.acquire()
        release()

    def oxygen(self, release) -> None:
        self._here.acquire()
        self._here.acquire()
        self._go.release()
        self._go.release()
        release()
