"""The job runs in a generator expression, out of which StopIteration comes as a RuntimeError."""

import threading


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._slots = threading.Semaphore(limit)

    def run(self, job):
        with self._slots:
            return next(job() for _ in range(1))
