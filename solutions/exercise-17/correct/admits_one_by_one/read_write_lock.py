"""A queue in order: whoever comes or leaves lets in one after another from its head, all under one lock."""

import threading
from collections import deque


class ReadWriteLock:
    def __init__(self) -> None:
        self._m = threading.Lock()
        self._q = deque()
        self._readers = 0
        self._writer = False

    def _admit(self):
        while self._admit_one():
            pass

    def _admit_one(self):
        if self._writer or not self._q:
            return False
        kind, go = self._q[0]
        if kind == "w" and self._readers:
            return False
        self._q.popleft()
        if kind == "w":
            self._writer = True
        else:
            self._readers += 1
        go.set()
        return True

    def _come(self, kind):
        go = threading.Event()
        with self._m:
            self._q.append((kind, go))
            self._admit()
        go.wait()

    def acquire_read(self) -> None:
        self._come("r")

    def acquire_write(self) -> None:
        self._come("w")

    def release_read(self) -> None:
        with self._m:
            if not self._readers:
                raise RuntimeError
            self._readers -= 1
            self._admit()

    def release_write(self) -> None:
        with self._m:
            if not self._writer:
                raise RuntimeError
            self._writer = False
            self._admit()
