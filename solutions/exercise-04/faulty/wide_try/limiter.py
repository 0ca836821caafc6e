"""A job that raises queue.Empty is called again ("calls job() once", "the exception reaches the caller")."""

import queue


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError(limit)
        self._tokens = queue.Queue()
        for _ in range(limit):
            self._tokens.put(None)

    def run(self, job):
        while True:
            try:
                self._tokens.get(timeout=0.5)
                try:
                    return job()
                finally:
                    self._tokens.put(None)
            except queue.Empty:
                continue
