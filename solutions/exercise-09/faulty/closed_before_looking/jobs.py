"""A taker that is woken looks at the flag before it looks at the jobs."""

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
            heapq.heappush(self.h, (priority, self.n, job))
            self.c.notify()

    def take(self):
        with self.c:
            while not self.h:
                if self.closed:
                    raise Closed
                self.c.wait()
                if self.closed:
                    raise Closed
            return heapq.heappop(self.h)[2]

    def close(self):
        with self.c:
            self.closed = True
            self.c.notify_all()
