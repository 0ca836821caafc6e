"""Readers may always join other readers, so a writer that waits is overtaken again and again.

Source: Courtois, Heymans and Parnas (1971), readers' preference. Preemptions: 1.
"""

import threading

from together import Together

TIMES = 3


class Buggy(Together):
    writers_first = False

    def __init__(self):
        self.changed = threading.Condition()
        self.readers = self.waiting = self.overtaken = 0
        self.writing = False

    def read(self):
        for _ in range(TIMES):
            with self.changed:
                while self.writing or (self.writers_first and self.waiting):
                    self.changed.wait()
                self.readers += 1
                self.overtaken += self.waiting
            with self.changed:
                self.readers -= 1
                self.changed.notify_all()

    def write(self):
        with self.changed:
            self.waiting += 1
            while self.writing or self.readers:
                self.changed.wait()
            self.waiting -= 1
            self.writing = True
        with self.changed:
            self.writing = False
            self.changed.notify_all()

    def bodies(self):
        return [self.read, self.read, self.write]

    def observe(self):
        return self.overtaken


class Fixed(Buggy):
    writers_first = True


def is_right(seen):
    return seen == 0
