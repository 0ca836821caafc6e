"""A get wakes a producer only when the buffer was full before: two puts wait, two gets in a row wake only one."""

import threading
from collections import deque


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError
        self.capacity = capacity
        self.lock = threading.Lock()
        self.not_full = threading.Condition(self.lock)
        self.not_empty = threading.Condition(self.lock)
        self.content = deque()

    def put(self, item: object) -> None:
        with self.lock:
            while len(self.content) >= self.capacity:
                self.not_full.wait()
            self.content.append(item)
            self.not_empty.notify()

    def get(self) -> object:
        with self.lock:
            while not self.content:
                self.not_empty.wait()
            was_full = len(self.content) == self.capacity
            item = self.content.popleft()
            if was_full:
                self.not_full.notify()
            return item

    def __len__(self) -> int:
        with self.lock:
            return len(self.content)
