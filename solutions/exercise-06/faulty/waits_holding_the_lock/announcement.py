"""Holds the lock that the publisher needs while it waits for the publication."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._event = threading.Event()
        self._value = None

    def publish(self, value: object) -> None:
        with self._lock:
            if not self._event.is_set():
                self._value = value
                self._event.set()

    def wait(self, timeout: float | None = None) -> object:
        with self._lock:
            if not self._event.wait(timeout):
                raise TimeoutError
            return self._value
