"""The publisher waits until somebody has taken the value: with nobody there it waits for ever."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._published = False
        self._taken = False
        self._value = None

    def publish(self, value: object) -> None:
        with self._condition:
            if self._published:
                return
            self._published = True
            self._value = value
            self._condition.notify_all()
            self._condition.wait_for(lambda: self._taken)

    def wait(self, timeout: float | None = None) -> object:
        with self._condition:
            if not self._condition.wait_for(lambda: self._published, timeout):
                raise TimeoutError
            self._taken = True
            self._condition.notify_all()
            return self._value
