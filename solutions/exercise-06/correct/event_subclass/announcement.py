"""An Event that carries a value; whoever publishes later finds that there is one."""

import threading


class Announcement(threading.Event):
    def __init__(self):
        super().__init__()
        self._published = []

    def publish(self, value):
        with self._cond:
            if not self._published:
                self._published.append(value)
        self.set()

    def wait(self, timeout=None):
        if super().wait(timeout):
            return self._published[0]
        raise TimeoutError
