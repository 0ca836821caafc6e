"""Holds only a weak reference to the value, which is gone when the publisher does not keep it."""

import threading
import weakref


class Announcement:
    def __init__(self):
        self._changed = threading.Condition()
        self._published = []

    def publish(self, value):
        try:
            reference = weakref.ref(value)
        except TypeError:
            reference = lambda: value
        with self._changed:
            if not self._published:
                self._published.append(reference)
                self._changed.notify_all()

    def wait(self, timeout=None):
        with self._changed:
            if not self._changed.wait_for(lambda: self._published, timeout):
                raise TimeoutError("nothing was published in time")
            return self._published[0]()
