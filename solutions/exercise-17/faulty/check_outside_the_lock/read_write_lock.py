"""Looks whether somebody is in before it takes the lock."""

import threading
import time


class ReadWriteLock:
    def __init__(self):
        self.lock = threading.Lock()
        self.readers = self.waiting = 0
        self.writer = False

    def acquire_read(self):
        while self.writer or self.waiting:
            time.sleep(0.001)
        with self.lock:
            self.readers += 1

    def release_read(self):
        with self.lock:
            if not self.readers:
                raise RuntimeError
            self.readers -= 1

    def acquire_write(self):
        with self.lock:
            self.waiting += 1
        while self.writer or self.readers:
            time.sleep(0.001)
        with self.lock:
            self.waiting -= 1
            self.writer = True

    def release_write(self):
        with self.lock:
            if not self.writer:
                raise RuntimeError
            self.writer = False
