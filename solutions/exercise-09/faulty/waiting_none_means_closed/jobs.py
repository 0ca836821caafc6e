"""Whoever waits is handed a job, or None when the board closes: None is a job, too."""

import heapq
import threading
from collections import deque
from queue import SimpleQueue


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self):
        self._lock = threading.Lock()
        self._heap, self._arrivals, self._waiting, self._closed = [], 0, deque(), False

    def submit(self, priority, job):
        with self._lock:
            if self._closed:
                raise Closed
            if self._waiting:
                self._waiting.popleft().put(job)
                return
            self._arrivals += 1
            heapq.heappush(self._heap, (priority, self._arrivals, job))

    def take(self):
        with self._lock:
            if self._heap:
                return heapq.heappop(self._heap)[2]
            if self._closed:
                raise Closed
            mine = SimpleQueue()
            self._waiting.append(mine)
        job = mine.get()
        if job is None:
            raise Closed
        return job

    def close(self):
        with self._lock:
            self._closed = True
            for each in self._waiting:
                each.put(None)
            self._waiting.clear()
