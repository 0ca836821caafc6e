"""The fact (`_published`) is kept under the condition's lock; the notification only says: look again."""

import threading


class Announcement:
    """A value that is published once, and that any number of threads may wait for."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._published = False
        self._value: object = None

    def publish(self, value: object) -> None:
        """Make ``value`` the announcement, unless there is one."""
        with self._changed:
            if self._published:
                return
            self._value = value
            self._published = True
            self._changed.notify_all()

    def wait(self, timeout: float | None = None) -> object:
        """The published value; TimeoutError when there is none in time."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._published, timeout):
                raise TimeoutError
            return self._value
