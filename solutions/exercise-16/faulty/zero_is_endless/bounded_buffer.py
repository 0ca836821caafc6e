"""Forgets that a Queue with maxsize 0 has no limit."""

import queue


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        self._queue = queue.Queue(capacity)

    def put(self, item: object) -> None:
        self._queue.put(item)

    def get(self) -> object:
        return self._queue.get()

    def __len__(self) -> int:
        return self._queue.qsize()
