"""`wait_for` and `notify_all`."""

from collections import deque
from threading import Condition


class Mailbox:
    def __init__(self):
        self.changed = Condition()
        self.items = deque()

    def put(self, item):
        with self.changed:
            self.items.appendleft(item)
            self.changed.notify_all()

    def take(self):
        with self.changed:
            self.changed.wait_for(lambda: len(self.items) > 0)
            return self.items.pop()
