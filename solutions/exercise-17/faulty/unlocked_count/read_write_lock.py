"""The first reader takes the room and the last one gives it back, but nobody guards their number."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.readers = 0
        self.writing = False
        self.room = threading.Lock()
        self.door = threading.Lock()

    def acquire_read(self):
        with self.door:
            pass
        self.readers += 1
        if self.readers == 1:
            self.room.acquire()

    def release_read(self):
        if self.readers == 0:
            raise RuntimeError("no reader is in")
        self.readers -= 1
        if self.readers == 0:
            self.room.release()

    def acquire_write(self):
        with self.door:
            self.room.acquire()
        self.writing = True

    def release_write(self):
        if not self.writing:
            raise RuntimeError("no writer is in")
        self.writing = False
        self.room.release()
