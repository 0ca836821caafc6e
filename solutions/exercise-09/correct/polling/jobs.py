"""Looks again from time to time (this contract does not forbid it); closed is looked at before the queue."""

import itertools
import queue
import threading


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self):
        self.lock = threading.Lock()
        self.jobs = queue.PriorityQueue()
        self.counter = itertools.count()
        self.closed = threading.Event()

    def submit(self, priority, job):
        with self.lock:
            if self.closed.is_set():
                raise Closed
            self.jobs.put((priority, next(self.counter), job))

    def take(self):
        while True:
            last_look = self.closed.is_set()
            try:
                return self.jobs.get(timeout=0.1)[2]
            except queue.Empty:
                if last_look:
                    raise Closed from None

    def close(self):
        with self.lock:
            self.closed.set()
