"""Places in the molecule that is being built: two for hydrogen, one for oxygen. They are free again when all three of
its atoms have been released, and no sooner."""

import threading
from collections.abc import Callable

PLACES = {"hydrogen": 2, "oxygen": 1}


class Water:
    """Lets atoms pass in molecules of two hydrogens and one oxygen; every atom is a thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._free = dict(PLACES)
        self._released = 0

    def hydrogen(self, release: Callable[[], object]) -> None:
        """Pass as one of two."""
        self._pass("hydrogen", release)

    def oxygen(self, release: Callable[[], object]) -> None:
        """Pass as the only one."""
        self._pass("oxygen", release)

    def _pass(self, atom: str, release: Callable[[], object]) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._free[atom] > 0)
            self._free[atom] -= 1
        release()
        with self._changed:
            self._released += 1
            if self._released % 3 == 0:
                self._free = dict(PLACES)
                self._changed.notify_all()
