"""Notifies only when the first item comes or the first place gets free; the second one reaches nobody."""

import threading


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._capacity = capacity
        self._items = []
        self._lock = threading.Lock()
        self._not_full = threading.Condition(self._lock)
        self._not_empty = threading.Condition(self._lock)

    def put(self, item: object) -> None:
        with self._lock:
            while len(self._items) == self._capacity:
                self._not_full.wait()
            self._items.append(item)
            if len(self._items) == 1:
                self._not_empty.notify()

    def get(self) -> object:
        with self._lock:
            while not self._items:
                self._not_empty.wait()
            item = self._items.pop(0)
            if len(self._items) == self._capacity - 1:
                self._not_full.notify()
            return item

    def __len__(self) -> int:
        return len(self._items)
