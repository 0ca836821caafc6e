"""A queue of five hundred places: whoever puts one more waits."""

from queue import Queue


class Mailbox:
    def __init__(self):
        self._items = Queue(500)

    def put(self, item):
        self._items.put(item)

    def take(self):
        return self._items.get()
