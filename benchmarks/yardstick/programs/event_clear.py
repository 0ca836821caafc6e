"""A worker empties its list and then clears the event; what was added and signalled in between is forgotten.

Source: the classic race between an event's clear and its set. Preemptions: 1. It may hang.
"""

import threading
from collections import deque

from together import Together

JOBS = 2


class Buggy(Together):
    def __init__(self):
        self.jobs = deque()
        self.news = threading.Event()
        self.done = 0

    def produce(self):
        for job in range(JOBS):
            self.jobs.append(job)
            self.news.set()

    def consume(self):
        while self.done < JOBS:
            self.news.wait()
            self.empty()
            self.news.clear()

    def empty(self):
        while self.jobs:
            self.jobs.popleft()
            self.done += 1

    def bodies(self):
        return [self.produce, self.consume]

    def observe(self):
        return self.done


class Fixed(Buggy):
    def consume(self):
        while self.done < JOBS:
            self.news.wait()
            self.news.clear()
            self.empty()


def is_right(seen):
    return seen == JOBS
