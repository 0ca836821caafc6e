"""Mistakes milliseconds for seconds and gives up far too early."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._value = None

    def publish(self, value: object) -> None:
        with self._lock:
            if not self._event.is_set():
                self._value = value
                self._event.set()

    def wait(self, timeout: float | None = None) -> object:
        if not self._event.wait(timeout / 1000 if timeout is not None else None):
            raise TimeoutError
        return self._value
