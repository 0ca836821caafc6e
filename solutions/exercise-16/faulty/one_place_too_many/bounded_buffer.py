"""Waits only when there is more than the capacity."""

import threading


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._capacity = capacity
        self._items = []
        self._changed = threading.Condition()

    def put(self, item: object) -> None:
        with self._changed:
            self._changed.wait_for(lambda: len(self._items) <= self._capacity)
            self._items.append(item)
            self._changed.notify_all()

    def get(self) -> object:
        with self._changed:
            self._changed.wait_for(lambda: self._items)
            self._changed.notify_all()
            return self._items.pop(0)

    def __len__(self) -> int:
        return len(self._items)
