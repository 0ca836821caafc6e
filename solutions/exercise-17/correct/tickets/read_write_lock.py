"""Everybody draws a ticket and comes in when it is called: first come, first served."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.drawn = 0
        self.called = 0
        self.readers = 0
        self.writer = False

    def enter(self, free):
        ticket = self.drawn
        self.drawn += 1
        while ticket != self.called or not free():
            self.cond.wait()
        self.called += 1
        self.cond.notify_all()

    def acquire_read(self):
        with self.cond:
            self.enter(lambda: not self.writer)
            self.readers += 1

    def acquire_write(self):
        with self.cond:
            self.enter(lambda: not self.writer and self.readers == 0)
            self.writer = True

    def release_read(self):
        with self.cond:
            if self.readers == 0:
                raise RuntimeError("nobody is reading")
            self.readers -= 1
            self.cond.notify_all()

    def release_write(self):
        with self.cond:
            if not self.writer:
                raise RuntimeError("nobody is writing")
            self.writer = False
            self.cond.notify_all()
