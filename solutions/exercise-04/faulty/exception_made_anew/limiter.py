"""Raises an exception of the same class and arguments, not the one that the job raised."""

import threading


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._slots = threading.Semaphore(limit)

    def run(self, job):
        with self._slots:
            try:
                return job()
            except Exception as error:
                raise type(error)(*error.args) from error
