"""A writer holds an RLock, which only his own thread can release."""

import threading


class ReadWriteLock:
    def __init__(self) -> None:
        self._room = threading.RLock()
        self._no_readers = threading.Condition(self._room)
        self._readers = 0

    def acquire_read(self) -> None:
        with self._room:
            self._readers += 1

    def release_read(self) -> None:
        with self._room:
            if not self._readers:
                raise RuntimeError("no reader is in")
            self._readers -= 1
            if not self._readers:
                self._no_readers.notify_all()

    def acquire_write(self) -> None:
        self._room.acquire()
        while self._readers:
            self._no_readers.wait()

    def release_write(self) -> None:
        self._room.release()
