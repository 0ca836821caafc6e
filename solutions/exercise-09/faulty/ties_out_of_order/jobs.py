"""A heap that looks at the priority only: among equals it keeps no order."""

import heapq
import threading


class Closed(Exception):
    pass


class Entry:
    def __init__(self, priority, job):
        self.priority, self.job = priority, job

    def __lt__(self, other):
        return self.priority < other.priority


class JobBoard:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._heap = []
        self._closed = False

    def submit(self, priority: int, job: object) -> None:
        with self._condition:
            if self._closed:
                raise Closed
            heapq.heappush(self._heap, Entry(priority, job))
            self._condition.notify()

    def take(self) -> object:
        with self._condition:
            self._condition.wait_for(lambda: self._heap or self._closed)
            if not self._heap:
                raise Closed
            return heapq.heappop(self._heap).job

    def close(self) -> None:
        with self._condition:
            self._closed = True
            self._condition.notify_all()
