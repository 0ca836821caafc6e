"""A thread that has a slot already runs another job without one."""

import threading


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._slots = threading.Semaphore(limit)
        self._mine = threading.local()

    def run(self, job):
        if getattr(self._mine, "has_slot", False):
            return job()
        with self._slots:
            self._mine.has_slot = True
            try:
                return job()
            finally:
                self._mine.has_slot = False
