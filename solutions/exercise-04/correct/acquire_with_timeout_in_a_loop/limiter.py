import threading


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._slots = threading.Semaphore(limit)

    def run(self, job):
        while not self._slots.acquire(timeout=0.5):
            pass
        try:
            return job()
        finally:
            self._slots.release()
