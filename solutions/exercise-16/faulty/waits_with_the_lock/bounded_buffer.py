"""Waits for the semaphore with the lock in its hands: nobody can come and release it."""

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
        with self._mutex:
            self._places.acquire()
            self._items.append(item)
            self._available.release()

    def get(self) -> object:
        with self._mutex:
            self._available.acquire()
            item = self._items.pop(0)
            self._places.release()
            return item

    def __len__(self) -> int:
        return len(self._items)
