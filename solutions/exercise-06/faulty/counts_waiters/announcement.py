"""Gives out as many permits as threads are waiting; one who has given up is still counted, one who comes late is not."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._permits = threading.Semaphore(0)
        self._waiters = 0
        self._published = False
        self._value = None

    def publish(self, value: object) -> None:
        with self._lock:
            if self._published:
                return
            self._published = True
            self._value = value
            if self._waiters:
                self._permits.release(self._waiters)

    def wait(self, timeout: float | None = None) -> object:
        if not self._published:
            with self._lock:
                self._waiters += 1
            if not self._permits.acquire(timeout=timeout):
                raise TimeoutError
        return self._value
