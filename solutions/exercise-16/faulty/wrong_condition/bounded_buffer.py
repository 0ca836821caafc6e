"""Notifies the condition on which it waits itself."""

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
            self._not_full.wait_for(lambda: len(self._items) < self._capacity)
            self._items.append(item)
            self._not_full.notify()

    def get(self) -> object:
        with self._lock:
            self._not_empty.wait_for(lambda: self._items)
            item = self._items.pop(0)
            self._not_empty.notify()
            return item

    def __len__(self) -> int:
        return len(self._items)
