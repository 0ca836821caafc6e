from threading import Condition


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._limit = limit
        self._running = 0
        self._changed = Condition()

    def run(self, job):
        with self._changed:
            while self._running >= self._limit:
                self._changed.wait()
            self._running += 1
        try:
            result = job()
        except BaseException:
            with self._changed:
                self._running -= 1
            raise
        with self._changed:
            self._running -= 1
            self._changed.notify()
        return result
