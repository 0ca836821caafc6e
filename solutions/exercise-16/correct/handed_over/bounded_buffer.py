"""Whoever has to wait leaves a note; the item or the place is handed to the one who has waited longest."""

import threading
from collections import deque


class Note:
    def __init__(self, item=None):
        self.item = item
        self.done = threading.Event()


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._capacity = capacity
        self._lock = threading.Lock()
        self._items = deque()
        self._putters = deque()
        self._getters = deque()

    def put(self, item: object) -> None:
        with self._lock:
            if self._getters:
                note = self._getters.popleft()
                note.item = item
                note.done.set()
                return
            if len(self._items) < self._capacity:
                self._items.append(item)
                return
            note = Note(item)
            self._putters.append(note)
        note.done.wait()

    def get(self) -> object:
        with self._lock:
            if self._items:
                item = self._items.popleft()
                if self._putters:
                    note = self._putters.popleft()
                    self._items.append(note.item)
                    note.done.set()
                return item
            note = Note()
            self._getters.append(note)
        note.done.wait()
        return note.item

    def __len__(self) -> int:
        return len(self._items)
