"""The queue lives in the class: all boards are one."""

import heapq
import itertools
import threading


class Closed(Exception):
    pass


class JobBoard:
    _condition = threading.Condition()
    _heap = []
    _arrivals = itertools.count()
    _closed = False

    def submit(self, priority: int, job: object) -> None:
        with self._condition:
            if self._closed:
                raise Closed
            heapq.heappush(self._heap, (priority, next(self._arrivals), job))
            self._condition.notify()

    def take(self) -> object:
        with self._condition:
            self._condition.wait_for(lambda: self._heap or self._closed)
            if not self._heap:
                raise Closed
            return heapq.heappop(self._heap)[2]

    def close(self) -> None:
        with self._condition:
            self._closed = True
            self._condition.notify_all()
