import collections
import threading


class Limiter:
    """First come, first served: each waiter has an event of its own, and a slot is handed over to it."""

    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._free = limit
        self._waiting = collections.deque()
        self._lock = threading.Lock()

    def _enter(self):
        with self._lock:
            if self._free > 0:
                self._free -= 1
                return
            turn = threading.Event()
            self._waiting.append(turn)
        turn.wait()

    def _leave(self):
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1

    def run(self, job):
        self._enter()
        try:
            return job()
        finally:
            self._leave()
