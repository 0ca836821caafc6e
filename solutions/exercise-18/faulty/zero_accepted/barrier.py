"""Relies on threading.Barrier to refuse what makes no sense."""

import threading


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 0:
            raise ValueError("parties must not be negative")
        self._parties = parties
        self._round = self._arrived = 0
        self._over = threading.Condition()

    def wait(self) -> int:
        with self._over:
            mine, index = self._round, self._arrived
            self._arrived += 1
            if self._arrived == self._parties:
                self._round += 1
                self._arrived = 0
                self._over.notify_all()
            while mine == self._round:
                self._over.wait()
            return index
