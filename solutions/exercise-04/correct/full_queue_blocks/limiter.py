from queue import Queue


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._running = Queue(maxsize=limit)

    def run(self, job):
        self._running.put(None)
        try:
            return job()
        finally:
            self._running.get()
