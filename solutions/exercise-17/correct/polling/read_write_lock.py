"""Looks again and again; nobody has forbidden it."""

import threading
import time


class ReadWriteLock:
    def __init__(self):
        self.lock = threading.Lock()
        self.inside = []
        self.waiting = 0

    def acquire_read(self):
        while True:
            with self.lock:
                if not self.waiting and "writer" not in self.inside:
                    self.inside.append("reader")
                    return
            time.sleep(0.001)

    def acquire_write(self):
        with self.lock:
            self.waiting += 1
        while True:
            with self.lock:
                if not self.inside:
                    self.inside.append("writer")
                    self.waiting -= 1
                    return
            time.sleep(0.001)

    def leave(self, who):
        with self.lock:
            if who not in self.inside:
                raise RuntimeError(f"no {who} is in")
            self.inside.remove(who)

    def release_read(self):
        self.leave("reader")

    def release_write(self):
        self.leave("writer")
