import threading


class Limiter:
    def __init__(self, limit):
        if not limit >= 1:
            raise ValueError("too small")
        self._semaphore = threading.Semaphore(limit)

    def run(self, job):
        self._semaphore.acquire()
        try:
            result = job()
        except BaseException:
            self._semaphore.release()
            raise
        self._semaphore.release()
        return result
