"""The Event itself is the fact; the lock is for the publishers alone."""

from threading import Event, Lock


class Announcement:
    def __init__(self):
        self.published = Event()
        self.publishing = Lock()

    def publish(self, value):
        with self.publishing:
            if self.published.is_set():
                return
            self.value = value
            self.published.set()

    def wait(self, timeout=None):
        if self.published.wait(timeout):
            return self.value
        raise TimeoutError("gave up after %r seconds" % timeout)
