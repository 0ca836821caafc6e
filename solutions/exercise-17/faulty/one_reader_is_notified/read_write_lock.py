"""When the writer goes out, one reader is woken of all that may come in."""

import threading


class ReadWriteLock:
    def __init__(self):
        lock = threading.Lock()
        self.lock = lock
        self.can_read, self.can_write = threading.Condition(lock), threading.Condition(lock)
        self.readers, self.writer, self.waiting = 0, False, 0

    def acquire_read(self):
        with self.lock:
            while self.writer or self.waiting:
                self.can_read.wait()
            self.readers += 1

    def release_read(self):
        with self.lock:
            if not self.readers:
                raise RuntimeError("no reader is in")
            self.readers -= 1
            if not self.readers:
                self.can_write.notify()

    def acquire_write(self):
        with self.lock:
            self.waiting += 1
            while self.writer or self.readers:
                self.can_write.wait()
            self.waiting -= 1
            self.writer = True

    def release_write(self):
        with self.lock:
            if not self.writer:
                raise RuntimeError("no writer is in")
            self.writer = False
            if self.waiting:
                self.can_write.notify()
            else:
                self.can_read.notify()
