import time


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._free = limit

    def run(self, job):
        while self._free == 0:
            time.sleep(0.01)
        self._free -= 1
        try:
            return job()
        finally:
            self._free += 1
