"""Wakes the waiters before the value is there."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._value = None

    def publish(self, value: object) -> None:
        with self._lock:
            if not self._event.is_set():
                self._event.set()
                self._value = value

    def wait(self, timeout: float | None = None) -> object:
        if not self._event.wait(timeout):
            raise TimeoutError
        return self._value
