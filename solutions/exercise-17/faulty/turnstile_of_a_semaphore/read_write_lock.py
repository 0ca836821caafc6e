"""The turnstile is a semaphore: who comes when it has been released is through before the writer who waited there."""

import threading


class ReadWriteLock:
    def __init__(self):
        self.turnstile = threading.Semaphore(1)
        self.room = threading.Semaphore(1)
        self.lock, self.lock_of_writing = threading.Lock(), threading.Lock()
        self.readers = 0
        self.writing = False

    def acquire_read(self):
        with self.turnstile:
            pass
        with self.lock:
            self.readers += 1
            if self.readers == 1:
                self.room.acquire()

    def release_read(self):
        with self.lock:
            if not self.readers:
                raise RuntimeError("no reader is in")
            self.readers -= 1
            if not self.readers:
                self.room.release()

    def acquire_write(self):
        self.turnstile.acquire()
        self.room.acquire()
        self.writing = True

    def release_write(self):
        with self.lock_of_writing:
            if not self.writing:
                raise RuntimeError("no writer is in")
            self.writing = False
        self.turnstile.release()
        self.room.release()
