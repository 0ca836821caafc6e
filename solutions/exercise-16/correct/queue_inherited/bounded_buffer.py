"""A Queue with a length."""

from queue import Queue


class BoundedBuffer(Queue):
    def __init__(self, capacity):
        if capacity <= 0:
            raise ValueError
        super().__init__(capacity)

    def __len__(self):
        with self.mutex:
            return self._qsize()
