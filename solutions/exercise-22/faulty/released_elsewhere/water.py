"""Releases on a thread of its own, and does not wait for it."""

import threading


class Water:
    def __init__(self) -> None:
        self._h = threading.Semaphore(2)
        self._o = threading.Semaphore(1)
        self._three = threading.Barrier(3)

    def hydrogen(self, release) -> None:
        with self._h:
            self._three.wait()
            threading.Thread(target=release).start()

    def oxygen(self, release) -> None:
        with self._o:
            self._three.wait()
            threading.Thread(target=release).start()
