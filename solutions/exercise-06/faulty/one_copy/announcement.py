"""Hands the value to the first who asks; there is nothing left for the others."""

import queue
import threading


class Announcement:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._published = False
        self._queue = queue.Queue()

    def publish(self, value: object) -> None:
        with self._lock:
            if not self._published:
                self._published = True
                self._queue.put(value)

    def wait(self, timeout: float | None = None) -> object:
        try:
            return self._queue.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError from None
