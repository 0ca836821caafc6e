"""Atoms go as soon as they have a permit; the barrier stands behind them, before the permits are given back."""

from threading import Barrier, Semaphore


class Water:
    def __init__(self) -> None:
        self.places = {"H": Semaphore(2), "O": Semaphore(1)}
        self.complete = Barrier(3)

    def build(self, atom: str, release) -> None:
        with self.places[atom]:
            release()
            self.complete.wait()

    def hydrogen(self, release) -> None:
        self.build("H", release)

    def oxygen(self, release) -> None:
        self.build("O", release)
