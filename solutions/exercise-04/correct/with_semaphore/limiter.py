import threading


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit")
        self.semaphore = threading.Semaphore(limit)

    def run(self, job):
        with self.semaphore:
            result = job()
        return result
