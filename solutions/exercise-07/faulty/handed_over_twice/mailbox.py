"""Hands the item to a waiter, and keeps it in the mailbox as well."""

import threading


class Mailbox:
    def __init__(self):
        self.l = threading.Lock()
        self.items = []
        self.w = []

    def put(self, item):
        with self.l:
            self.items.append(item)
            if self.w:
                h, e = self.w.pop(0)
                h.append(item)
                e.set()

    def take(self):
        with self.l:
            if self.items:
                return self.items.pop(0)
            h, e = [], threading.Event()
            self.w.append((h, e))
        e.wait()
        return h[0]
