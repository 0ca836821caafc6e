"""Every waiter brings an Event of its own and signs up under the lock."""

import threading


class Announcement:
    def __init__(self):
        self.lock = threading.Lock()
        self.waiters = []
        self.result = ()

    def publish(self, value):
        with self.lock:
            if self.result:
                return
            self.result = (value,)
            for event in self.waiters:
                event.set()
            self.waiters.clear()

    def wait(self, timeout=None):
        event = threading.Event()
        with self.lock:
            if self.result:
                return self.result[0]
            self.waiters.append(event)
        event.wait(timeout)
        with self.lock:
            if self.result:
                return self.result[0]
            self.waiters.remove(event)
        raise TimeoutError("nothing published")
