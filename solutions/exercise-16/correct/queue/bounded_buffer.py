"""The standard library's own."""

import queue


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("a buffer needs at least one place")
        self._queue = queue.Queue(maxsize=capacity)

    def put(self, item: object) -> None:
        self._queue.put(item)

    def get(self) -> object:
        return self._queue.get()

    def __len__(self) -> int:
        return self._queue.qsize()
