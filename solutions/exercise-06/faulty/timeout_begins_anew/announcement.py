"""Whoever gives up wakes all others, and each of them waits for its whole timeout again."""

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
            while not self._published:
                if not self._changed.wait(timeout):
                    self._changed.notify_all()
                    raise TimeoutError("nothing was published in time")
            return self._published[0]
