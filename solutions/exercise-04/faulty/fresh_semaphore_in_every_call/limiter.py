from threading import Semaphore


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._limit = limit

    def run(self, job):
        with Semaphore(self._limit):
            return job()
