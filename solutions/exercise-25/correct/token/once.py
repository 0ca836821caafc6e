"""Whoever has the token may make the value; it stays in the queue for the next one."""

import queue

NOTHING = object()


class Once:
    def __init__(self):
        self.token = queue.Queue(1)
        self.token.put(NOTHING)

    def get(self, factory):
        value = self.token.get()
        try:
            if value is NOTHING:
                value = factory()
            return value
        finally:
            self.token.put(value)
