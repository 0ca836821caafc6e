"""Raises, but when the number of readers has been changed already."""

import threading


class ReadWriteLock:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = self._waiting = 0
        self._writing = False

    def acquire_read(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._writing and not self._waiting)
            self._readers += 1

    def release_read(self) -> None:
        with self._changed:
            self._readers -= 1
            if self._readers < 0:
                raise RuntimeError("no reader is in")
            self._changed.notify_all()

    def acquire_write(self) -> None:
        with self._changed:
            self._waiting += 1
            self._changed.wait_for(lambda: not self._writing and not self._readers)
            self._waiting -= 1
            self._writing = True

    def release_write(self) -> None:
        with self._changed:
            if not self._writing:
                raise RuntimeError("no writer is in")
            self._writing = False
            self._changed.notify_all()
