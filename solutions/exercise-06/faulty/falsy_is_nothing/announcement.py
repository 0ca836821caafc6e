"""Takes anything falsy for "nothing yet"."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._value = None

    def publish(self, value: object) -> None:
        with self._condition:
            if not self._value:
                self._value = value
                self._condition.notify_all()

    def wait(self, timeout: float | None = None) -> object:
        with self._condition:
            if not self._condition.wait_for(lambda: self._value, timeout):
                raise TimeoutError
            return self._value
