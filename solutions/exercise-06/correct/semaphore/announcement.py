"""A semaphore as turnstile: each one who passes lets the next one pass."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._turnstile = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._published = False
        self._value = None

    def publish(self, value: object) -> None:
        with self._lock:
            if self._published:
                return
            self._value = value
            self._published = True
        self._turnstile.release()

    def wait(self, timeout: float | None = None) -> object:
        with self._lock:
            if self._published:
                return self._value
        if self._turnstile.acquire(timeout=timeout):
            self._turnstile.release()
        with self._lock:
            if not self._published:
                raise TimeoutError
            return self._value
