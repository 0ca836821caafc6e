"""A PriorityQueue by arrival number; the number is drawn and the item put under one lock."""

import itertools
import queue
import threading


class Mailbox:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count()
        self._queue = queue.PriorityQueue()

    def put(self, item: object) -> None:
        with self._lock:
            self._queue.put((next(self._numbers), item))

    def take(self) -> object:
        return self._queue.get()[1]
