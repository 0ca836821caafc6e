"""The last to arrive resets the count, and those who wake up find too few."""

import threading


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self._parties = parties
        self._count = 0
        self._changed = threading.Condition()

    def wait(self) -> int:
        with self._changed:
            index = self._count
            self._count += 1
            if self._count == self._parties:
                self._changed.notify_all()
                self._count = 0
                return index
            while self._count < self._parties:
                self._changed.wait()
            return index
