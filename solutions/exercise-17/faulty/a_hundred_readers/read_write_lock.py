"""No more than a hundred readers are let in, though no writer is there."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.condition = threading.Condition()
        self.readers = 0
        self.writers_waiting = 0
        self.writing = False

    def acquire_read(self):
        with self.condition:
            while self.writing or self.writers_waiting or self.readers >= 100:
                self.condition.wait()
            self.readers += 1

    def release_read(self):
        with self.condition:
            if not self.readers:
                raise RuntimeError("no reader is in")
            self.readers -= 1
            self.condition.notify_all()

    def acquire_write(self):
        with self.condition:
            self.writers_waiting += 1
            while self.writing or self.readers:
                self.condition.wait()
            self.writers_waiting -= 1
            self.writing = True

    def release_write(self):
        with self.condition:
            if not self.writing:
                raise RuntimeError("no writer is in")
            self.writing = False
            self.condition.notify_all()
