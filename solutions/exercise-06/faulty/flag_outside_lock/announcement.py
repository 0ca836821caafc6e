"""Sets the flag without the lock, and wakes before that: a waiter may look too early and go to sleep for good."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._first = threading.Lock()
        self._published = False
        self._value = None

    def publish(self, value: object) -> None:
        if not self._first.acquire(blocking=False):
            return
        self._value = value
        with self._condition:
            self._condition.notify_all()
        self._published = True

    def wait(self, timeout: float | None = None) -> object:
        with self._condition:
            if not self._condition.wait_for(lambda: self._published, timeout):
                raise TimeoutError
            return self._value
