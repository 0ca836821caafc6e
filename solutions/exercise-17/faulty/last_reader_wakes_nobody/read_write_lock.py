"""The last reader goes out quietly; the writer sleeps on."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.readers = 0
        self.writer = False
        self.waiting = 0

    def acquire_read(self):
        with self.cond:
            self.cond.wait_for(lambda: not self.writer and not self.waiting)
            self.readers += 1

    def release_read(self):
        with self.cond:
            if self.readers == 0:
                raise RuntimeError("no reader is in")
            self.readers -= 1

    def acquire_write(self):
        with self.cond:
            self.waiting += 1
            self.cond.wait_for(lambda: not self.writer and not self.readers)
            self.waiting -= 1
            self.writer = True

    def release_write(self):
        with self.cond:
            if not self.writer:
                raise RuntimeError("no writer is in")
            self.writer = False
            self.cond.notify_all()
