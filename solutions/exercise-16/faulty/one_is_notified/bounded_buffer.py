"""One condition for both, and one waiter notified: it may be one of the same kind."""

import threading


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._capacity = capacity
        self._items = []
        self._condition = threading.Condition()

    def put(self, item: object) -> None:
        with self._condition:
            while len(self._items) == self._capacity:
                self._condition.wait()
            self._items.append(item)
            self._condition.notify()

    def get(self) -> object:
        with self._condition:
            while not self._items:
                self._condition.wait()
            item = self._items.pop(0)
            self._condition.notify()
            return item

    def __len__(self) -> int:
        return len(self._items)
