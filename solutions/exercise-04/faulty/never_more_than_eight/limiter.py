"""Has eight slots at most, however large the limit is."""

import threading


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._slots = threading.Semaphore(min(limit, 8))

    def run(self, job):
        with self._slots:
            return job()
