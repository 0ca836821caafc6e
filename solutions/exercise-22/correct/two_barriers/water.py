"""The three of a molecule meet before they are released, and again afterwards."""

import threading


class Water:
    def __init__(self) -> None:
        self._hydrogens = threading.BoundedSemaphore(2)
        self._oxygens = threading.BoundedSemaphore(1)
        self._before = threading.Barrier(3)
        self._after = threading.Barrier(3)

    def _bond(self, places, release) -> None:
        places.acquire()
        self._before.wait()
        try:
            release()
        finally:
            self._after.wait()
            places.release()

    def hydrogen(self, release) -> None:
        self._bond(self._hydrogens, release)

    def oxygen(self, release) -> None:
        self._bond(self._oxygens, release)
