"""Looks up the number of its round only when it has given the lock back; it may be the next one's already."""

import threading


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self._parties = parties
        self._round = self._arrived = 0
        self._over = threading.Condition()

    def wait(self) -> int:
        with self._over:
            index = self._arrived
            self._arrived += 1
            if self._arrived == self._parties:
                self._arrived = 0
                self._round += 1
                self._over.notify_all()
                return index
        with self._over:
            mine = self._round
            while mine == self._round:
                self._over.wait()
        return index
