"""A deque for each priority; the lowest one that has anything in it is served."""

import threading
from collections import defaultdict, deque


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self):
        self._condition = threading.Condition()
        self._jobs = defaultdict(deque)
        self._closed = False

    def submit(self, priority, job):
        with self._condition:
            if self._closed:
                raise Closed
            self._jobs[priority].append(job)
            self._condition.notify()

    def take(self):
        with self._condition:
            self._condition.wait_for(lambda: self._closed or self._jobs)
            if not self._jobs:
                raise Closed
            lowest = min(self._jobs)
            job = self._jobs[lowest].popleft()
            if not self._jobs[lowest]:
                del self._jobs[lowest]
            return job

    def close(self):
        with self._condition:
            self._closed = True
            self._condition.notify_all()
