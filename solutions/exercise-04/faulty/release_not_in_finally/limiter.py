from threading import Semaphore


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._slots = Semaphore(limit)

    def run(self, job):
        self._slots.acquire()
        result = job()
        self._slots.release()
        return result
