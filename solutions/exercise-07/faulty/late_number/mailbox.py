"""Draws the arrival number without a lock: numbers repeat, and go back."""

import queue


class Mailbox:
    def __init__(self) -> None:
        self._arrivals = 0
        self._queue = queue.PriorityQueue()

    def put(self, item: object) -> None:
        number = self._arrivals
        self._arrivals = number + 1
        self._queue.put((number, id(item), item))

    def take(self) -> object:
        return self._queue.get()[2]
