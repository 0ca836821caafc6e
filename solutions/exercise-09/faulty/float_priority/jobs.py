"""Takes priorities for floats, which can't tell large integers apart."""

import threading, heapq


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self):
        self.c = threading.Condition()
        self.h = []
        self.n = 0
        self.closed = False

    def submit(self, priority, job):
        with self.c:
            if self.closed:
                raise Closed
            self.n += 1
            heapq.heappush(self.h, (float(priority), self.n, job))
            self.c.notify()

    def take(self):
        with self.c:
            while not self.h and not self.closed:
                self.c.wait()
            if not self.h:
                raise Closed
            return heapq.heappop(self.h)[2]

    def close(self):
        with self.c:
            self.closed = True
            self.c.notify_all()
