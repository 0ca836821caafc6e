"""A ring of places; producers and consumers have a lock each, and count what they did."""

import threading


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("capacity must be positive")
        self._ring = [None] * capacity
        self._written = self._read = 0
        self._producers, self._consumers = threading.Lock(), threading.Lock()
        self._places, self._items = threading.Semaphore(capacity), threading.Semaphore(0)

    def put(self, item: object) -> None:
        self._places.acquire()
        with self._producers:
            self._ring[self._written % len(self._ring)] = item
            self._written += 1
            self._items.release()

    def get(self) -> object:
        self._items.acquire()
        with self._consumers:
            item = self._ring[self._read % len(self._ring)]
            self._read += 1
            self._places.release()
        return item

    def __len__(self) -> int:
        with self._producers, self._consumers:
            return self._written - self._read
