"""The last to leave closes the gate; a fast one has been back, and through it again, by then."""

import threading


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self._parties = parties
        self._arrived = self._left = 0
        self._changed = threading.Condition()

    def wait(self) -> int:
        with self._changed:
            index = self._arrived % self._parties
            self._arrived += 1
            if self._arrived == self._parties:
                self._changed.notify_all()
            while self._arrived < self._parties:
                self._changed.wait()
            self._left += 1
            if self._left == self._parties:
                self._arrived = self._left = 0
            return index
