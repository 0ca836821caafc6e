from threading import Condition


class Limiter:
    limit = 0

    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        Limiter.limit = limit
        self._running = 0
        self._changed = Condition()

    def run(self, job):
        with self._changed:
            while self._running >= Limiter.limit:
                self._changed.wait()
            self._running += 1
        try:
            return job()
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify()
