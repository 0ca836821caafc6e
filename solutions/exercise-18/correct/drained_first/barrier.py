"""Nobody comes in before everybody of the last round has gone out."""

import threading

FILLING, DRAINING = "filling", "draining"


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be positive")
        self._parties = parties
        self._inside = 0
        self._phase = FILLING
        self._changed = threading.Condition()

    def wait(self) -> int:
        with self._changed:
            self._changed.wait_for(lambda: self._phase == FILLING)
            index = self._inside
            self._inside += 1
            if self._inside == self._parties:
                self._phase = DRAINING
                self._changed.notify_all()
            self._changed.wait_for(lambda: self._phase == DRAINING)
            self._inside -= 1
            if not self._inside:
                self._phase = FILLING
                self._changed.notify_all()
            return index
