import threading
import time


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._limit = limit
        self._running = 0
        self._lock = threading.Lock()

    def run(self, job):
        while self._running >= self._limit:
            time.sleep(0.01)
        with self._lock:
            self._running += 1
        try:
            return job()
        finally:
            with self._lock:
                self._running -= 1
