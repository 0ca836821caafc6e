"""A queue of five hundred places: whoever submits one more waits for a taker."""

import itertools
import threading
from queue import PriorityQueue


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self):
        self._queue, self._numbers = PriorityQueue(500), itertools.count()
        self._lock, self._closed = threading.Lock(), False

    def submit(self, priority, job):
        with self._lock:
            if self._closed:
                raise Closed
            self._queue.put((priority, next(self._numbers), job))

    def take(self):
        entry = self._queue.get()
        if len(entry) == 2:
            self._queue.put(entry)
            raise Closed
        return entry[2]

    def close(self):
        with self._lock:
            if not self._closed:
                self._closed = True
                self._queue.put((float("inf"), next(self._numbers)))
