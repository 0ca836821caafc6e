"""Two consumers ask whether the queue is empty, and then take without waiting.

Source: the classic check-then-act on queue.Queue. Preemptions: 1.
"""

import queue
from contextlib import suppress

from together import Together


class Buggy(Together):
    def __init__(self):
        self.jobs = queue.Queue()
        self.jobs.put("job")
        self.done = []

    def consume(self):
        if not self.jobs.empty():
            self.done.append(self.jobs.get_nowait())

    def bodies(self):
        return [self.consume, self.consume]

    def observe(self):
        return len(self.done)


class Fixed(Buggy):
    def consume(self):
        with suppress(queue.Empty):
            self.done.append(self.jobs.get_nowait())


def is_right(seen):
    return seen == 1
