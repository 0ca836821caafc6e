from concurrent.futures import ThreadPoolExecutor


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._pool = ThreadPoolExecutor(max_workers=limit)

    def run(self, job):
        return self._pool.submit(job).result()
