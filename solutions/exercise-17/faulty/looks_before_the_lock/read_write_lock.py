"""Looks whether somebody is in before it takes the lock: two releases at once both find the one."""

import threading


class ReadWriteLock:
    """Many readers or one writer; writers go first."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = 0
        self._writing = False
        self._waiting_writers = 0

    def acquire_read(self) -> None:
        """Come in as a reader."""
        with self._changed:
            self._changed.wait_for(lambda: not self._writing and not self._waiting_writers)
            self._readers += 1

    def release_read(self) -> None:
        """Let a reader go out."""
        if not self._readers:
            raise RuntimeError("no reader is in")
        with self._changed:
            self._readers -= 1
            self._changed.notify_all()

    def acquire_write(self) -> None:
        """Come in as a writer."""
        with self._changed:
            self._waiting_writers += 1
            self._changed.wait_for(lambda: not self._writing and not self._readers)
            self._waiting_writers -= 1
            self._writing = True

    def release_write(self) -> None:
        """Let the writer go out."""
        if not self._writing:
            raise RuntimeError("no writer is in")
        with self._changed:
            self._writing = False
            self._changed.notify_all()
