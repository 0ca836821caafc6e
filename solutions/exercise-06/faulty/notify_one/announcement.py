"""`notify` wakes one waiter; the others sleep on."""

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
                self._condition.notify()

    def wait(self, timeout: float | None = None) -> object:
        with self._condition:
            if not self._condition.wait_for(lambda: self._published, timeout):
                raise TimeoutError
            return self._value
