"""Calls a value that can be called, instead of returning it."""

import threading


class Announcement:
    def __init__(self):
        self._changed = threading.Condition()
        self._published = []

    def publish(self, value):
        with self._changed:
            if not self._published:
                self._published.append(value)
                self._changed.notify_all()

    def wait(self, timeout=None):
        with self._changed:
            if not self._changed.wait_for(lambda: self._published, timeout):
                raise TimeoutError("nothing was published in time")
            value = self._published[0]
        return value() if callable(value) else value
