from threading import Semaphore


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._slots = Semaphore(limit)

    def run(self, job):
        if not self._slots.acquire(blocking=False):
            return None
        try:
            return job()
        finally:
            self._slots.release()
