"""Looks for a place in one locked region, and takes it in another one."""

import threading


class Water:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._taken = {"H": 0, "O": 0}

    def _pass(self, atom: str, places: int, release) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._taken[atom] < places)
        with self._changed:
            self._taken[atom] += 1
            release()
            if self._taken == {"H": 2, "O": 1}:
                self._taken = {"H": 0, "O": 0}
                self._changed.notify_all()

    def hydrogen(self, release) -> None:
        self._pass("H", 2, release)

    def oxygen(self, release) -> None:
        self._pass("O", 1, release)
