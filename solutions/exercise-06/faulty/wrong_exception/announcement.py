"""Lets the queue's own exception out instead of TimeoutError."""

import queue
import threading


class Announcement:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known = []
        self._ring = queue.Queue()

    def publish(self, value: object) -> None:
        with self._lock:
            if not self._known:
                self._known.append(value)
                self._ring.put(value)

    def wait(self, timeout: float | None = None) -> object:
        if not self._known:
            self._ring.put(self._ring.get(timeout=timeout))
        return self._known[0]
