"""A sorted list; `insort_right` puts a newcomer behind its equals."""

import bisect
import threading


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._priorities = []
        self._jobs = []
        self._closed = False

    def submit(self, priority: int, job: object) -> None:
        with self._condition:
            if self._closed:
                raise Closed
            place = bisect.bisect_right(self._priorities, priority)
            self._priorities.insert(place, priority)
            self._jobs.insert(place, job)
            self._condition.notify()

    def take(self) -> object:
        with self._condition:
            self._condition.wait_for(lambda: self._jobs or self._closed)
            if not self._jobs:
                raise Closed
            self._priorities.pop(0)
            return self._jobs.pop(0)

    def close(self) -> None:
        with self._condition:
            self._closed = True
            self._condition.notify_all()
