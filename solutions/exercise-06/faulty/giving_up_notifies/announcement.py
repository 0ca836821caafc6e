"""Who gives up notifies everyone, and the woken take that for the end of their own time (TimeoutError too early)."""

import threading


class Announcement:
    def __init__(self):
        self._cond = threading.Condition()
        self._there = False

    def publish(self, value):
        with self._cond:
            if not self._there:
                self._there, self._value = True, value
                self._cond.notify_all()

    def wait(self, timeout=None):
        with self._cond:
            if not self._there:
                if timeout is None:
                    while not self._there:
                        self._cond.wait()
                else:
                    self._cond.wait(timeout)
                    if not self._there:
                        self._cond.notify_all()
                        raise TimeoutError
            return self._value
