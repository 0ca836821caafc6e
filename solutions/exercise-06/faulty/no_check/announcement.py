"""Waits for the notification without asking whether it has been given already (the tutorial's own flaw)."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._published = False
        self._value = None

    def publish(self, value: object) -> None:
        with self._condition:
            if not self._published:
                self._published = True
                self._value = value
                self._condition.notify_all()

    def wait(self, timeout: float | None = None) -> object:
        with self._condition:
            if not self._condition.wait(timeout):
                raise TimeoutError
            return self._value
