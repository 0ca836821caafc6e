"""Remembers which threads are in, and lets only these go out."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.readers = []
        self.writer = None
        self.waiting = 0

    def acquire_read(self):
        with self.cond:
            self.cond.wait_for(lambda: self.writer is None and not self.waiting)
            self.readers.append(threading.current_thread())

    def release_read(self):
        with self.cond:
            if threading.current_thread() not in self.readers:
                raise RuntimeError("this thread is not in")
            self.readers.remove(threading.current_thread())
            self.cond.notify_all()

    def acquire_write(self):
        with self.cond:
            self.waiting += 1
            self.cond.wait_for(lambda: self.writer is None and not self.readers)
            self.waiting -= 1
            self.writer = threading.current_thread()

    def release_write(self):
        with self.cond:
            if self.writer is not threading.current_thread():
                raise RuntimeError("this thread is not in")
            self.writer = None
            self.cond.notify_all()
