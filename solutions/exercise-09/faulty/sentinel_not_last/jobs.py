"""The sentinel has the largest number that came to mind; a larger one stays behind it."""

import itertools
import queue
import sys
import threading


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queue = queue.PriorityQueue()
        self._count = itertools.count()
        self._open = True

    def submit(self, priority: int, job: object) -> None:
        with self._lock:
            if not self._open:
                raise Closed
            self._queue.put((priority, next(self._count), job))

    def take(self) -> object:
        entry = self._queue.get()
        if entry[0] == sys.maxsize:
            self._queue.put(entry)
            raise Closed
        return entry[2]

    def close(self) -> None:
        with self._lock:
            if self._open:
                self._open = False
                self._queue.put((sys.maxsize, next(self._count), None))
