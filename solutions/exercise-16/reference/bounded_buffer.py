"""One lock, and a condition for each thing that threads wait for: a place, an item."""

import threading
from collections import deque


class BoundedBuffer:
    """A first-in, first-out buffer with a fixed number of places."""

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError(f"capacity is {capacity}; it must be at least 1")
        self._capacity = capacity
        self._items: deque[object] = deque()
        self._lock = threading.Lock()
        self._not_full = threading.Condition(self._lock)
        self._not_empty = threading.Condition(self._lock)

    def put(self, item: object) -> None:
        """Add ``item`` behind all others; blocks while the buffer is full."""
        with self._lock:
            while len(self._items) == self._capacity:
                self._not_full.wait()
            self._items.append(item)
            self._not_empty.notify()

    def get(self) -> object:
        """Remove the oldest item and return it; blocks while the buffer is empty."""
        with self._lock:
            while not self._items:
                self._not_empty.wait()
            item = self._items.popleft()
            self._not_full.notify()
            return item

    def __len__(self) -> int:
        """How many items are in the buffer."""
        with self._lock:
            return len(self._items)
