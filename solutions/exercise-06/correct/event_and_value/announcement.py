"""An Event remembers that it was set; the value is stored before, and the first publisher is found with a lock."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._event = threading.Event()
        self._first = threading.Lock()
        self._value = None

    def publish(self, value: object) -> None:
        if self._first.acquire(blocking=False):
            self._value = value
            self._event.set()

    def wait(self, timeout: float | None = None) -> object:
        if not self._event.wait(timeout):
            raise TimeoutError
        return self._value
