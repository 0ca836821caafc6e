"""Lets one waiter in at a time: who asks with a timeout of 0 is stuck behind the one inside."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._waiting = threading.Lock()
        self._publishing = threading.Lock()
        self._event = threading.Event()
        self._value = None

    def publish(self, value: object) -> None:
        with self._publishing:
            if not self._event.is_set():
                self._value = value
                self._event.set()

    def wait(self, timeout: float | None = None) -> object:
        with self._waiting:
            if not self._event.wait(timeout):
                raise TimeoutError
            return self._value
