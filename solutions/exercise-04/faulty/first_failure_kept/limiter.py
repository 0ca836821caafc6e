"""Once a job has raised, all later ones are refused with its exception."""

import threading


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._slots = threading.Semaphore(limit)
        self._failure = None

    def run(self, job):
        if self._failure is not None:
            raise self._failure
        with self._slots:
            try:
                return job()
            except BaseException as error:
                self._failure = error
                raise
