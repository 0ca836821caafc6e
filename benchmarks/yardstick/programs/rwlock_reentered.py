"""A reader takes the read lock a second time. Between the two a writer came, who is let go first: each waits for the
other.

Source: GoBench, RWMutex: read lock re-entered behind a waiting writer. Preemptions: 1. It may hang.
"""

import threading

from together import Together


class ReadWriteLock:
    """Writers go first."""

    def __init__(self):
        self.changed = threading.Condition()
        self.readers = self.waiting = 0
        self.writing = False

    def begin_reading(self):
        with self.changed:
            while self.writing or self.waiting:
                self.changed.wait()
            self.readers += 1

    def end_reading(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def begin_writing(self):
        with self.changed:
            self.waiting += 1
            while self.writing or self.readers:
                self.changed.wait()
            self.waiting -= 1
            self.writing = True

    def end_writing(self):
        with self.changed:
            self.writing = False
            self.changed.notify_all()


class Buggy(Together):
    def __init__(self):
        self.lock = ReadWriteLock()
        self.items = [1, 2]
        self.seen = None

    def size(self):
        self.lock.begin_reading()
        size = len(self.items)
        self.lock.end_reading()
        return size

    def read(self):
        self.lock.begin_reading()
        self.seen = [self.size(), len(self.items)]
        self.lock.end_reading()

    def write(self):
        self.lock.begin_writing()
        self.items.append(3)
        self.lock.end_writing()

    def bodies(self):
        return [self.read, self.write]

    def observe(self):
        return self.seen


class Fixed(Buggy):
    def size(self):
        """Only called by who holds the read lock."""
        return len(self.items)


def is_right(seen):
    return list(seen) in ([2, 2], [3, 3])
