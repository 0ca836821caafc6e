"""Readers come in whenever no writer is in; a writer may wait for ever."""

import threading


class ReadWriteLock:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = 0
        self._writing = False

    def acquire_read(self) -> None:
        with self._changed:
            while self._writing:
                self._changed.wait()
            self._readers += 1

    def release_read(self) -> None:
        with self._changed:
            if not self._readers:
                raise RuntimeError("no reader is in")
            self._readers -= 1
            if not self._readers:
                self._changed.notify_all()

    def acquire_write(self) -> None:
        with self._changed:
            while self._writing or self._readers:
                self._changed.wait()
            self._writing = True

    def release_write(self) -> None:
        with self._changed:
            if not self._writing:
                raise RuntimeError("no writer is in")
            self._writing = False
            self._changed.notify_all()
