"""The list of writers who wait belongs to the class: a writer at one lock closes all others to readers."""

import threading


class ReadWriteLock:
    writers = []

    def __init__(self):
        self.condition = threading.Condition()
        self.readers = 0
        self.writing = False

    def acquire_read(self):
        with self.condition:
            while self.writing or self.writers:
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
            self.writers.append(threading.current_thread())
            while self.writing or self.readers:
                self.condition.wait()
            self.writers.remove(threading.current_thread())
            self.writing = True

    def release_write(self):
        with self.condition:
            if not self.writing:
                raise RuntimeError("no writer is in")
            self.writing = False
            self.condition.notify_all()
