"""Passes the value round in a queue: who asks while another one holds it gets a TimeoutError."""

import queue
import threading


class Announcement:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._published = False
        self._ring = queue.Queue()

    def publish(self, value: object) -> None:
        with self._lock:
            if not self._published:
                self._published = True
                self._ring.put(value)

    def wait(self, timeout: float | None = None) -> object:
        try:
            value = self._ring.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError from None
        self._ring.put(value)
        return value
