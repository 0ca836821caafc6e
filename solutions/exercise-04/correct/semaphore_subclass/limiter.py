import threading


class Limiter(threading.Semaphore):
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        super().__init__(limit)

    def run(self, job):
        with self:
            return job()
