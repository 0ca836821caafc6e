import threading


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._limit = limit
        self._running = 0
        self._lock = threading.Lock()
        self._room = threading.Event()
        self._room.set()

    def run(self, job):
        self._room.wait()
        with self._lock:
            self._running += 1
            if self._running == self._limit:
                self._room.clear()
        try:
            return job()
        finally:
            with self._lock:
                self._running -= 1
                self._room.set()
