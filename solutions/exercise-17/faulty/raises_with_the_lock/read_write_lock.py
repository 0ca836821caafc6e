"""Raises with its own lock held."""

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
        self.cond.acquire()
        if not self.readers:
            raise RuntimeError("no reader is in")
        self.readers -= 1
        self.cond.notify_all()
        self.cond.release()

    def acquire_write(self):
        with self.cond:
            self.waiting += 1
            self.cond.wait_for(lambda: not self.writer and not self.readers)
            self.waiting -= 1
            self.writer = True

    def release_write(self):
        self.cond.acquire()
        if not self.writer:
            raise RuntimeError("no writer is in")
        self.writer = False
        self.cond.notify_all()
        self.cond.release()
