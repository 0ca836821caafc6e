"""A priority queue hands out the smallest item first, and can't hold items that have no order."""

import queue


class Mailbox:
    def __init__(self) -> None:
        self._queue = queue.PriorityQueue()

    def put(self, item: object) -> None:
        self._queue.put(item)

    def take(self) -> object:
        return self._queue.get()
