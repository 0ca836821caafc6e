import queue


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._tokens = queue.Queue()
        for number in range(limit):
            self._tokens.put(number)

    def run(self, job):
        token = self._tokens.get()
        try:
            return job()
        finally:
            self._tokens.put(token)
