"""The waiting loop written out, `notify_all` throughout, a counter under the lock."""

from heapq import heappop, heappush
from threading import Condition, RLock


class Closed(Exception):
    """No more jobs."""


class JobBoard:
    def __init__(self):
        self.lock = RLock()
        self.something = Condition(self.lock)
        self.heap = []
        self.number = 0
        self.closed = False

    def submit(self, priority, job):
        with self.lock:
            if self.closed:
                raise Closed()
            self.number += 1
            heappush(self.heap, (priority, self.number, job))
            self.something.notify_all()

    def take(self):
        with self.something:
            while True:
                if self.heap:
                    return heappop(self.heap)[2]
                if self.closed:
                    raise Closed()
                self.something.wait()

    def close(self):
        with self.lock:
            self.closed = True
            self.something.notify_all()
