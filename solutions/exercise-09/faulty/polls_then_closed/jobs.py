"""Finds the queue empty, then finds the board closed; between the two a job came in."""

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
        self._closed = False

    def submit(self, priority: int, job: object) -> None:
        with self._lock:
            if self._closed:
                raise Closed
            self._queue.put((priority, next(self._count), job))

    def take(self) -> object:
        while True:
            try:
                return self._queue.get(timeout=0.1)[2]
            except queue.Empty:
                if self._closed:
                    raise Closed from None

    def close(self) -> None:
        with self._lock:
            self._closed = True
