"""Waits for a while, and makes the value itself if it has not come by then."""

import threading


class Once:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._box = []

    def get(self, factory):
        locked = self._lock.acquire(timeout=5)
        try:
            if not self._box:
                self._box.append(factory())
            return self._box[0]
        finally:
            if locked:
                self._lock.release()
