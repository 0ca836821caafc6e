from threading import BoundedSemaphore


class Limiter:
    def __init__(self, limit: int):
        if limit <= 0:
            raise ValueError(limit)
        self._slots = BoundedSemaphore(value=limit)

    def run(self, job) -> object:
        self._slots.acquire()
        try:
            return job()
        finally:
            self._slots.release()
