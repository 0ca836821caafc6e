"""Finds the board open under the lock, but puts the job after giving the lock back."""

import threading, queue, itertools


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self):
        self.l = threading.Lock()
        self.q = queue.PriorityQueue()
        self.n = itertools.count()
        self.closed = False

    def submit(self, priority, job):
        with self.l:
            if self.closed:
                raise Closed
            n = next(self.n)
        self.q.put((priority, n, job))

    def take(self):
        p, n, job = self.q.get()
        if p == float("inf"):
            self.q.put((p, n, job))
            raise Closed
        return job

    def close(self):
        with self.l:
            if not self.closed:
                self.closed = True
                self.q.put((float("inf"), next(self.n), None))
