"""Tells those who wait only when no job is running any more, though a slot is free before that."""

import threading


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._limit = limit
        self._running = 0
        self._changed = threading.Condition()

    def run(self, job):
        with self._changed:
            while self._running >= self._limit:
                self._changed.wait()
            self._running += 1
        try:
            return job()
        finally:
            with self._changed:
                self._running -= 1
                if self._running == 0:
                    self._changed.notify_all()
