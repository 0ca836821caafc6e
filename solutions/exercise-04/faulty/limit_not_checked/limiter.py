from threading import Semaphore


class Limiter:
    def __init__(self, limit):
        self._slots = Semaphore(limit)

    def run(self, job):
        with self._slots:
            return job()
