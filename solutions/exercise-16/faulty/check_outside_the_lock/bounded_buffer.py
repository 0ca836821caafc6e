"""Looks whether it is full before it takes the lock."""

import threading


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._capacity = capacity
        self._items = []
        self._changed = threading.Condition()

    def put(self, item: object) -> None:
        while len(self._items) >= self._capacity:
            with self._changed:
                self._changed.wait()
        with self._changed:
            self._items.append(item)
            self._changed.notify_all()

    def get(self) -> object:
        with self._changed:
            while not self._items:
                self._changed.wait()
            item = self._items.pop(0)
            self._changed.notify_all()
            return item

    def __len__(self) -> int:
        with self._changed:
            return len(self._items)
