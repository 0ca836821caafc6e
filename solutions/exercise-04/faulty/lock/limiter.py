from threading import Lock


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._lock = Lock()

    def run(self, job):
        with self._lock:
            return job()
