import threading
import time


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self.limit = limit
        self.running = 0
        self.lock = threading.Lock()

    def _try_to_enter(self):
        with self.lock:
            if self.running == self.limit:
                return False
            self.running += 1
            return True

    def run(self, job):
        while not self._try_to_enter():
            time.sleep(0.001)
        try:
            return job()
        finally:
            with self.lock:
                self.running -= 1
