"""Workers add themselves to the group that is waited for; who waits before they have done so does not wait at all.

Source: GoBench, WaitGroup.Add inside the goroutine. Preemptions: 0 (the order of the threads).
"""

import threading

from together import Together

WORKERS = 2


class WaitGroup:
    def __init__(self, count):
        self.changed = threading.Condition()
        self.count = count

    def add(self):
        with self.changed:
            self.count += 1

    def done(self):
        with self.changed:
            self.count -= 1
            self.changed.notify_all()

    def wait(self):
        with self.changed:
            while self.count:
                self.changed.wait()


class Buggy(Together):
    def __init__(self):
        self.group = WaitGroup(0)
        self.results = []
        self.seen = None

    def work(self):
        self.group.add()
        self.results.append("result")
        self.group.done()

    def collect(self):
        self.group.wait()
        self.seen = len(self.results)

    def bodies(self):
        return [self.work] * WORKERS + [self.collect]

    def observe(self):
        return self.seen


class Fixed(Buggy):
    def __init__(self):
        super().__init__()
        self.group = WaitGroup(WORKERS)

    def work(self):
        self.results.append("result")
        self.group.done()


def is_right(seen):
    return seen == WORKERS
