from threading import Semaphore


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._slots = Semaphore(limit)

    def run(self, job):
        with self._slots:
            try:
                return job()
            except Exception as error:
                raise RuntimeError("the job failed") from error
