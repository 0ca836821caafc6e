"""A PriorityQueue whose last entry is a sentinel that everyone puts back; a lock keeps submit and close apart."""

import itertools
import queue
import threading

LAST = float("inf")


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
                raise Closed("no more jobs")
            self._queue.put((priority, next(self._count), job))

    def take(self) -> object:
        entry = self._queue.get()
        if entry[0] == LAST:
            self._queue.put(entry)
            raise Closed("no more jobs")
        return entry[2]

    def close(self) -> None:
        with self._lock:
            if self._open:
                self._open = False
                self._queue.put((LAST, next(self._count), None))
