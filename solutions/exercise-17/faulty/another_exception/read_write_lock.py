"""Complains with a ValueError."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.readers = self.waiting = 0
        self.writer = False

    def acquire_read(self):
        with self.cond:
            self.cond.wait_for(lambda: not self.writer and not self.waiting)
            self.readers += 1

    def release_read(self):
        with self.cond:
            if not self.readers:
                raise ValueError("no reader is in")
            self.readers -= 1
            self.cond.notify_all()

    def acquire_write(self):
        with self.cond:
            self.waiting += 1
            self.cond.wait_for(lambda: not self.writer and not self.readers)
            self.waiting -= 1
            self.writer = True

    def release_write(self):
        with self.cond:
            if not self.writer:
                raise ValueError("no writer is in")
            self.writer = False
            self.cond.notify_all()
