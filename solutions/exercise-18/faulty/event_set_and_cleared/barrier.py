"""Opens the gate and closes it at once; whoever has not got to the gate yet stays out."""

import threading


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self._parties = parties
        self._lock = threading.Lock()
        self._count = 0
        self._gate = threading.Event()

    def wait(self) -> int:
        with self._lock:
            index = self._count
            self._count += 1
            last = self._count == self._parties
            if last:
                self._count = 0
        if last:
            self._gate.set()
            self._gate.clear()
        else:
            self._gate.wait()
        return index
