"""Counts the writers who wait, and never uncounts them: no reader comes in any more."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.readers = self.waiting = 0
        self.writer = False

    def acquire_read(self):
        with self.cond:
            while self.writer or self.waiting:
                self.cond.wait()
            self.readers += 1

    def release_read(self):
        with self.cond:
            if not self.readers:
                raise RuntimeError
            self.readers -= 1
            self.cond.notify_all()

    def acquire_write(self):
        with self.cond:
            self.waiting += 1
            while self.writer or self.readers:
                self.cond.wait()
            self.writer = True

    def release_write(self):
        with self.cond:
            if not self.writer:
                raise RuntimeError
            self.writer = False
            self.cond.notify_all()
