"""Numbers jobs by how many there are: after a take the same number is given again."""

import heapq
import threading


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self):
        self._heap, self._closed = [], False
        self._changed = threading.Condition()

    def submit(self, priority, job):
        with self._changed:
            if self._closed:
                raise Closed
            heapq.heappush(self._heap, (priority, len(self._heap), id(job), job))
            self._changed.notify()

    def take(self):
        with self._changed:
            self._changed.wait_for(lambda: self._heap or self._closed)
            if not self._heap:
                raise Closed
            return heapq.heappop(self._heap)[3]

    def close(self):
        with self._changed:
            self._closed = True
            self._changed.notify_all()
