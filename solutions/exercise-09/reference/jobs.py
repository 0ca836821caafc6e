"""A heap of (priority, arrival, job) and a flag, guarded by one Condition; arrivals differ, so jobs are never compared."""

import heapq
import itertools
import threading


class Closed(Exception):
    """The board has been closed."""


class JobBoard:
    """Jobs are taken by priority, then by arrival; any number of threads may submit and take."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._heap: list[tuple[int, int, object]] = []
        self._arrivals = itertools.count()
        self._closed = False

    def submit(self, priority: int, job: object) -> None:
        """Add ``job``; Closed when the board has been closed."""
        with self._changed:
            if self._closed:
                raise Closed
            heapq.heappush(self._heap, (priority, next(self._arrivals), job))
            self._changed.notify()

    def take(self) -> object:
        """Remove the most urgent job and return it; Closed when there will be none."""
        with self._changed:
            self._changed.wait_for(lambda: self._heap or self._closed)
            if not self._heap:
                raise Closed
            return heapq.heappop(self._heap)[-1]

    def close(self) -> None:
        """Accept no more jobs, and wake everyone."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
