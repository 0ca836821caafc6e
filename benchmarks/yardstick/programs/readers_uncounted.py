"""The first reader closes the room to writers, the last one opens it; but the readers are counted without a lock.

Source: the classic readers' count without a mutex. Preemptions: 1. It may hang.
"""

import threading
from contextlib import nullcontext

from together import Together


class Buggy(Together):
    def __init__(self):
        self.mutex = nullcontext()
        self.room = threading.Lock()
        self.readers = 0
        self.pair = [0, 0]
        self.torn = False

    def read(self):
        with self.mutex:
            self.readers += 1
            if self.readers == 1:
                self.room.acquire()
        a = self.pair[0]
        if self.pair[1] != a:
            self.torn = True
        with self.mutex:
            self.readers -= 1
            if self.readers == 0:
                self.room.release()

    def write(self):
        with self.room:
            self.pair[0] = 1
            self.pair[1] = 1

    def bodies(self):
        return [self.read, self.read, self.write]

    def observe(self):
        return self.torn


class Fixed(Buggy):
    def __init__(self):
        super().__init__()
        self.mutex = threading.Lock()


def is_right(seen):
    return seen is False
