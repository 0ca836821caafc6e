"""A flag says that a writer waits; the first one who comes in takes it down for all."""

import threading


class ReadWriteLock:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = 0
        self._writing = False
        self._writer_waits = False

    def acquire_read(self) -> None:
        with self._changed:
            while self._writing or self._writer_waits:
                self._changed.wait()
            self._readers += 1

    def acquire_write(self) -> None:
        with self._changed:
            self._writer_waits = True
            while self._writing or self._readers:
                self._changed.wait()
            self._writer_waits = False
            self._writing = True

    def release_read(self) -> None:
        with self._changed:
            if not self._readers:
                raise RuntimeError("no reader is in")
            self._readers -= 1
            self._changed.notify_all()

    def release_write(self) -> None:
        with self._changed:
            if not self._writing:
                raise RuntimeError("no writer is in")
            self._writing = False
            self._changed.notify_all()
