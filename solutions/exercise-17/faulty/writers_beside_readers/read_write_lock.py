"""A writer looks for other writers only."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.readers = 0
        self.writer = False

    def acquire_read(self):
        with self.cond:
            while self.writer:
                self.cond.wait()
            self.readers += 1

    def acquire_write(self):
        with self.cond:
            while self.writer:
                self.cond.wait()
            self.writer = True

    def release_read(self):
        with self.cond:
            if self.readers < 1:
                raise RuntimeError
            self.readers -= 1

    def release_write(self):
        with self.cond:
            if not self.writer:
                raise RuntimeError
            self.writer = False
            self.cond.notify_all()
