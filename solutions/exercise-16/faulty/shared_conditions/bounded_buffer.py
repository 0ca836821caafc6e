"""The conditions are made once, for all buffers: the one who is woken may be waiting at another one."""

import threading


class BoundedBuffer:
    def __init__(self, capacity, lock=threading.Lock(), conditions={}):  # noqa: B006, B008
        if capacity < 1:
            raise ValueError("capacity < 1")
        self._capacity, self._items, self._lock = capacity, [], lock
        if not conditions:
            conditions["room"] = threading.Condition(lock)
            conditions["item"] = threading.Condition(lock)
        self._room, self._item = conditions["room"], conditions["item"]

    def put(self, item):
        with self._lock:
            while len(self._items) >= self._capacity:
                self._room.wait()
            self._items.append(item)
            self._item.notify()

    def get(self):
        with self._lock:
            while not self._items:
                self._item.wait()
            item = self._items.pop(0)
            self._room.notify()
            return item

    def __len__(self):
        with self._lock:
            return len(self._items)
