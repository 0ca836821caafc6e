from threading import Semaphore


class Limiter:
    slots = None

    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if Limiter.slots is None:
            Limiter.slots = Semaphore(limit)

    def run(self, job):
        with Limiter.slots:
            return job()
