"""A free place is told to one atom only, which may be of the wrong kind."""

import threading


class Water:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._free = {"H": 2, "O": 1}
        self._released = 0

    def _pass(self, atom: str, release) -> None:
        with self._changed:
            while not self._free[atom]:
                self._changed.wait()
            self._free[atom] -= 1
        release()
        with self._changed:
            self._released += 1
            if self._released == 3:
                self._released = 0
                self._free = {"H": 2, "O": 1}
                self._changed.notify()

    def hydrogen(self, release) -> None:
        self._pass("H", release)

    def oxygen(self, release) -> None:
        self._pass("O", release)
