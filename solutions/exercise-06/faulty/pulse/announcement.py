"""Sets the Event and clears it again: only those who happen to be waiting notice."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._published = False
        self._value = None

    def publish(self, value: object) -> None:
        with self._lock:
            if self._published:
                return
            self._value = value
            self._published = True
            self._event.set()
            self._event.clear()

    def wait(self, timeout: float | None = None) -> object:
        if not self._published and not self._event.wait(timeout):
            raise TimeoutError
        return self._value
