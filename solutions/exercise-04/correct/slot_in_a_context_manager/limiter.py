import heapq
import itertools
import threading
from contextlib import contextmanager


class Limiter:
    """A locked lock for each one who waits, on a heap; whoever leaves unlocks the one that came first."""

    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._free = limit
        self._waiting = []
        self._numbers = itertools.count()
        self._lock = threading.Lock()

    @contextmanager
    def _slot(self):
        gate = threading.Lock()
        with self._lock:
            if self._free > 0:
                self._free -= 1
            else:
                gate.acquire()
                heapq.heappush(self._waiting, (next(self._numbers), gate))
        gate.acquire()
        try:
            yield
        finally:
            with self._lock:
                if self._waiting:
                    heapq.heappop(self._waiting)[1].release()
                else:
                    self._free += 1

    def run(self, job):
        with self._slot():
            return job()
