"""Asks again and again."""

import threading


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._capacity = capacity
        self._items = []
        self._lock = threading.Lock()

    def put(self, item: object) -> None:
        while True:
            with self._lock:
                if len(self._items) < self._capacity:
                    self._items.append(item)
                    return

    def get(self) -> object:
        while True:
            with self._lock:
                if self._items:
                    return self._items.pop(0)

    def __len__(self) -> int:
        return len(self._items)
