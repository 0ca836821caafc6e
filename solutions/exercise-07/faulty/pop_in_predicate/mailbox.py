"""Takes the item inside the predicate of `wait_for`, which goes on waiting if the item is falsy."""

import threading


class Mailbox:
    def __init__(self):
        self.c = threading.Condition()
        self.items = []

    def put(self, item):
        with self.c:
            self.items.append(item)
            self.c.notify()

    def take(self):
        with self.c:
            return self.c.wait_for(lambda: self.items and self.items.pop(0))
