"""A lock as a turnstile, in which a waiting writer stands; the next writer and a later reader wait at it side by side."""

import threading


class ReadWriteLock:
    def __init__(self) -> None:
        self._turnstile = threading.Lock()
        self._changed = threading.Condition()
        self._readers = 0
        self._writing = False

    def acquire_read(self) -> None:
        with self._turnstile:
            with self._changed:
                self._changed.wait_for(lambda: not self._writing)
                self._readers += 1

    def acquire_write(self) -> None:
        with self._turnstile:
            with self._changed:
                self._changed.wait_for(lambda: not self._writing and not self._readers)
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
