"""`notify` wakes one, who wakes the next: a chain instead of `notify_all`."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._values = []

    def publish(self, value: object) -> None:
        with self._condition:
            if len(self._values) == 0:
                self._values.append(value)
            self._condition.notify()

    def wait(self, timeout: float | None = None) -> object:
        with self._condition:
            found = self._condition.wait_for(lambda: len(self._values) > 0, timeout)
            if not found:
                raise TimeoutError
            self._condition.notify()
            return self._values[0]
