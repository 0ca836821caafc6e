"""The length is worked out of two counters without the lock, and clipped: it may be one that the buffer never had."""

import threading


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError
        self.ring = [None] * capacity
        self.capacity = capacity
        self.head = self.tail = 0
        self.lock = threading.Lock()
        self.not_full = threading.Condition(self.lock)
        self.not_empty = threading.Condition(self.lock)

    def put(self, item: object) -> None:
        with self.not_full:
            while self.tail - self.head == self.capacity:
                self.not_full.wait()
            self.ring[self.tail % self.capacity] = item
            self.tail += 1
            self.not_empty.notify()

    def get(self) -> object:
        with self.not_empty:
            while self.tail == self.head:
                self.not_empty.wait()
            item = self.ring[self.head % self.capacity]
            self.head += 1
            self.not_full.notify()
            return item

    def __len__(self) -> int:
        return max(0, min(self.capacity, self.tail - self.head))
