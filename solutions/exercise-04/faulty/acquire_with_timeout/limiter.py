from threading import Semaphore


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._slots = Semaphore(limit)

    def run(self, job):
        acquired = self._slots.acquire(timeout=10)
        try:
            return job()
        finally:
            if acquired:
                self._slots.release()
