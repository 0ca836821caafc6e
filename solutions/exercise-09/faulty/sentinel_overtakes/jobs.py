"""The sentinel has the highest urgency: it comes out before the jobs that are still waiting."""

import itertools
import queue
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
        if entry[0] == float("-inf"):
            self._queue.put(entry)
            raise Closed
        return entry[2]

    def close(self) -> None:
        with self._lock:
            if self._open:
                self._open = False
                self._queue.put((float("-inf"), next(self._count), None))
