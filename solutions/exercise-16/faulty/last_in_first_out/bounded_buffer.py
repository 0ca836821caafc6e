"""A stack."""

import queue


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._queue = queue.LifoQueue(capacity)

    def put(self, item: object) -> None:
        self._queue.put(item)

    def get(self) -> object:
        return self._queue.get()

    def __len__(self) -> int:
        return self._queue.qsize()
