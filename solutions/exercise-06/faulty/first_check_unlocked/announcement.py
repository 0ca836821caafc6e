"""Two publishers may both find that they are the first."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._event = threading.Event()
        self._value = None

    def publish(self, value: object) -> None:
        if not self._event.is_set():
            self._value = value
            self._event.set()

    def wait(self, timeout: float | None = None) -> object:
        if not self._event.wait(timeout):
            raise TimeoutError
        return self._value
