"""A writer waits for the readers with the lock that they need to go out."""

import threading
import time


class ReadWriteLock:
    def __init__(self):
        self.lock = threading.Lock()
        self.readers = 0
        self.writer = False

    def acquire_read(self):
        with self.lock:
            while self.writer:
                time.sleep(0.001)
            self.readers += 1

    def release_read(self):
        with self.lock:
            if not self.readers:
                raise RuntimeError("no reader is in")
            self.readers -= 1

    def acquire_write(self):
        with self.lock:
            while self.readers or self.writer:
                time.sleep(0.001)
            self.writer = True

    def release_write(self):
        if not self.writer:
            raise RuntimeError("no writer is in")
        self.writer = False
