"""The textbook: a semaphore for places, one for items, and a lock for the list."""

from threading import Lock, Semaphore


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError(capacity)
        self._places = Semaphore(capacity)
        self._available = Semaphore(0)
        self._mutex = Lock()
        self._list = []

    def put(self, item: object) -> None:
        self._places.acquire()
        with self._mutex:
            self._list.append(item)
        self._available.release()

    def get(self) -> object:
        self._available.acquire()
        with self._mutex:
            item = self._list.pop(0)
        self._places.release()
        return item

    def __len__(self) -> int:
        with self._mutex:
            return len(self._list)
