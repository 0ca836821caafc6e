"""Puts the item in before it takes the lock: by the time the event is set, the item may be gone, and takers spin."""

from threading import Event, Lock


class Mailbox:
    def __init__(self):
        self.items = []
        self.lock = Lock()
        self.filled = Event()

    def put(self, item):
        self.items.append(item)
        with self.lock:
            self.filled.set()

    def take(self):
        while True:
            self.filled.wait()
            with self.lock:
                if self.items:
                    item = self.items.pop(0)
                    if not self.items:
                        self.filled.clear()
                    return item
