"""A task waits in a pool of one worker for another task, which may be queued behind it.

Source: the classic pool that is starved by tasks which wait for each other. Preemptions: 0 (the order of the threads).
It may hang.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

from together import Together


class Buggy(Together):
    workers = 1

    def __init__(self):
        self.pool = ThreadPoolExecutor(self.workers)
        self.part_done = threading.Event()
        self.whole = None

    def part(self):
        self.part_done.set()

    def make_whole(self):
        self.part_done.wait()
        return "whole"

    def submit_part(self):
        self.pool.submit(self.part).result()

    def submit_whole(self):
        self.whole = self.pool.submit(self.make_whole).result()

    def bodies(self):
        return [self.submit_part, self.submit_whole]

    def observe(self):
        self.pool.shutdown()
        return self.whole


class Fixed(Buggy):
    workers = 2


def is_right(seen):
    return seen == "whole"
