"""Every atom draws a number of its kind, which says to which molecule it belongs; molecules go in order."""

import itertools
import threading


class Water:
    def __init__(self) -> None:
        self.hydrogens = itertools.count()
        self.oxygens = itertools.count()
        self.released = 0
        self.changed = threading.Condition()

    def hydrogen(self, release) -> None:
        self.go(next(self.hydrogens) // 2, release)

    def oxygen(self, release) -> None:
        self.go(next(self.oxygens), release)

    def go(self, molecule: int, release) -> None:
        with self.changed:
            while self.released < 3 * molecule:
                self.changed.wait()
        release()
        with self.changed:
            self.released += 1
            self.changed.notify_all()
