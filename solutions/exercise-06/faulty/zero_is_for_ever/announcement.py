"""Takes a timeout of 0 for no timeout."""

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
        if timeout:
            if not self._event.wait(timeout):
                raise TimeoutError
        else:
            self._event.wait()
        return self._value
