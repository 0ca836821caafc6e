"""Compares the value with `==` to find out whether it is there."""

import threading

NOTHING = object()


class Announcement:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._value = NOTHING

    def publish(self, value: object) -> None:
        with self._condition:
            if self._value == NOTHING:
                self._value = value
                self._condition.notify_all()

    def wait(self, timeout: float | None = None) -> object:
        with self._condition:
            if not self._condition.wait_for(lambda: self._value != NOTHING, timeout):
                raise TimeoutError
            return self._value
