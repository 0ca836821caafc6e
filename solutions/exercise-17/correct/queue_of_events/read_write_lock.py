"""Those who wait stand in a line, each with an Event; whoever goes out lets in as many from its head as may."""

import threading
from collections import deque


class ReadWriteLock:
    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._line = deque()
        self._readers = 0
        self._writers = 0

    def _may(self, write: bool) -> bool:
        return not self._writers and not (write and self._readers)

    def _let_in(self, write: bool) -> None:
        if write:
            self._writers += 1
        else:
            self._readers += 1

    def _acquire(self, write: bool) -> None:
        with self._mutex:
            if not self._line and self._may(write):
                self._let_in(write)
                return
            turn = threading.Event()
            self._line.append((write, turn))
        turn.wait()

    def _advance(self) -> None:
        while self._line and self._may(self._line[0][0]):
            write, turn = self._line.popleft()
            self._let_in(write)
            turn.set()

    def acquire_read(self) -> None:
        self._acquire(False)

    def acquire_write(self) -> None:
        self._acquire(True)

    def release_read(self) -> None:
        with self._mutex:
            if not self._readers:
                raise RuntimeError("release_read: no reader is in")
            self._readers -= 1
            self._advance()

    def release_write(self) -> None:
        with self._mutex:
            if not self._writers:
                raise RuntimeError("release_write: no writer is in")
            self._writers -= 1
            self._advance()
