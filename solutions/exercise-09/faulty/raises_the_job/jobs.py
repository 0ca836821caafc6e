"""Raises a job that is an exception."""

import heapq
import threading


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._heap = []
        self._arrivals = 0
        self._closed = False

    def submit(self, priority: int, job: object) -> None:
        with self._condition:
            if self._closed:
                raise Closed
            self._arrivals += 1
            heapq.heappush(self._heap, (priority, self._arrivals, job))
            self._condition.notify()

    def take(self) -> object:
        with self._condition:
            self._condition.wait_for(lambda: self._heap or self._closed)
            job = heapq.heappop(self._heap)[2] if self._heap else Closed()
        if isinstance(job, Exception):
            raise job
        return job

    def close(self) -> None:
        with self._condition:
            self._closed = True
            self._condition.notify_all()
