"""One lock for readers and writers: readers exclude one another."""

import threading


class ReadWriteLock:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = None

    def acquire_read(self) -> None:
        self._lock.acquire()
        self._inside = "reader"

    def acquire_write(self) -> None:
        self._lock.acquire()
        self._inside = "writer"

    def release_read(self) -> None:
        if self._inside != "reader":
            raise RuntimeError("no reader is in")
        self._inside = None
        self._lock.release()

    def release_write(self) -> None:
        if self._inside != "writer":
            raise RuntimeError("no writer is in")
        self._inside = None
        self._lock.release()
