"""The deque has a maximal length of 1000 and drops the oldest ("any number of items")."""

import threading
from collections import deque


class Mailbox:
    def __init__(self):
        self._items, self._cond = deque(maxlen=1000), threading.Condition()

    def put(self, item):
        with self._cond:
            self._items.append(item)
            self._cond.notify()

    def take(self):
        with self._cond:
            while not self._items:
                self._cond.wait()
            return self._items.popleft()
