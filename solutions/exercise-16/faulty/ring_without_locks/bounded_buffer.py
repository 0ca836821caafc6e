"""A ring with two semaphores and no lock: two producers may write to the same place."""

import threading


class BoundedBuffer:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.ring = [None] * capacity
        self.head = self.tail = 0
        self.places = threading.Semaphore(capacity)
        self.available = threading.Semaphore(0)

    def put(self, item):
        self.places.acquire()
        self.ring[self.tail % len(self.ring)] = item
        self.tail += 1
        self.available.release()

    def get(self):
        self.available.acquire()
        item = self.ring[self.head % len(self.ring)]
        self.head += 1
        self.places.release()
        return item

    def __len__(self):
        head = self.head
        return max(0, min(self.tail - head, len(self.ring)))
