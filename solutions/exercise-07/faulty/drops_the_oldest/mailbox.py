"""A deque that is full drops its oldest item without a word."""

import threading
from collections import deque


class Mailbox:
    def __init__(self):
        self._items = deque(maxlen=256)
        self._count = threading.Semaphore(0)

    def put(self, item):
        self._items.append(item)
        self._count.release()

    def take(self):
        self._count.acquire()
        return self._items.popleft()
