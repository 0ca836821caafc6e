"""Wakes one of those who wait, who may be a reader that has to go on waiting."""

import threading


class ReadWriteLock:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = 0
        self._writing = False
        self._waiting = 0

    def acquire_read(self) -> None:
        with self._changed:
            while self._writing or self._waiting:
                self._changed.wait()
            self._readers += 1

    def acquire_write(self) -> None:
        with self._changed:
            self._waiting += 1
            while self._writing or self._readers:
                self._changed.wait()
            self._waiting -= 1
            self._writing = True

    def release_read(self) -> None:
        with self._changed:
            if not self._readers:
                raise RuntimeError("no reader is in")
            self._readers -= 1
            self._changed.notify()

    def release_write(self) -> None:
        with self._changed:
            if not self._writing:
                raise RuntimeError("no writer is in")
            self._writing = False
            self._changed.notify()
