"""The condition belongs to the class: the one who is woken may be waiting at another board."""

import heapq
import itertools
import threading


class Closed(Exception):
    pass


class JobBoard:
    _changed = threading.Condition()

    def __init__(self):
        self._heap, self._numbers, self._closed = [], itertools.count(), False

    def submit(self, priority, job):
        with self._changed:
            if self._closed:
                raise Closed
            heapq.heappush(self._heap, (priority, next(self._numbers), job))
            self._changed.notify()

    def take(self):
        with self._changed:
            self._changed.wait_for(lambda: self._heap or self._closed)
            if not self._heap:
                raise Closed
            return heapq.heappop(self._heap)[2]

    def close(self):
        with self._changed:
            self._closed = True
            self._changed.notify_all()
