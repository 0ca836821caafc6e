from threading import Semaphore


class Limiter:
    def __init__(self, limit):
        self._limit = limit
        self._slots = Semaphore(max(limit, 1))

    def run(self, job):
        if self._limit < 1:
            raise ValueError("limit must be at least 1")
        with self._slots:
            return job()
