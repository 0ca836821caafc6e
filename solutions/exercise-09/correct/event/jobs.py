"""An Event that is set while there is something to learn: a job, or the closing."""

import threading, heapq


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self):
        self.l = threading.Lock()
        self.e = threading.Event()
        self.h = []
        self.n = 0
        self.c = False

    def submit(self, priority, job):
        with self.l:
            if self.c:
                raise Closed
            heapq.heappush(self.h, [priority, self.n, job])
            self.n += 1
            self.e.set()

    def take(self):
        while True:
            self.e.wait()
            with self.l:
                if self.h:
                    job = heapq.heappop(self.h)[2]
                    if not self.h and not self.c:
                        self.e.clear()
                    return job
                if self.c:
                    raise Closed

    def close(self):
        with self.l:
            self.c = True
            self.e.set()
