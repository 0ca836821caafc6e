from threading import Semaphore

slots = Semaphore()


class Limiter:
    def __init__(self, limit):
        global slots
        if limit < 1:
            raise ValueError("limit must be at least 1")
        slots = Semaphore(limit)

    def run(self, job):
        with slots:
            return job()
