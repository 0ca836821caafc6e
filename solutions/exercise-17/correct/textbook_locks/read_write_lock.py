"""Courtois, Heymans and Parnas, with locks: the first writer shuts the readers' door, the last one opens it."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.readers = self.writers = 0
        self.reader_count, self.writer_count = threading.Lock(), threading.Lock()
        self.one_at_the_door = threading.Lock()
        self.door = threading.Lock()
        self.room = threading.Lock()
        self.writing = False

    def acquire_read(self):
        with self.one_at_the_door:
            with self.door:
                with self.reader_count:
                    self.readers += 1
                    if self.readers == 1:
                        self.room.acquire()

    def release_read(self):
        with self.reader_count:
            if self.readers == 0 or self.writing:
                raise RuntimeError("no reader is in")
            self.readers -= 1
            if self.readers == 0:
                self.room.release()

    def acquire_write(self):
        with self.writer_count:
            self.writers += 1
            if self.writers == 1:
                self.door.acquire()
        self.room.acquire()
        self.writing = True

    def release_write(self):
        with self.writer_count:
            if not self.writing:
                raise RuntimeError("no writer is in")
            self.writing = False
            self.room.release()
            self.writers -= 1
            if self.writers == 0:
                self.door.release()
