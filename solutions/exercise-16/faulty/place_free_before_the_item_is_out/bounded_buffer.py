"""Gives the place back before it takes the item out."""

import threading


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._places = threading.Semaphore(capacity)
        self._available = threading.Semaphore(0)
        self._mutex = threading.Lock()
        self._items = []

    def put(self, item: object) -> None:
        self._places.acquire()
        with self._mutex:
            self._items.append(item)
        self._available.release()

    def get(self) -> object:
        self._available.acquire()
        self._places.release()
        with self._mutex:
            return self._items.pop(0)

    def __len__(self) -> int:
        with self._mutex:
            return len(self._items)
