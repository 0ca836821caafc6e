"""Two workers empty a deque: each looks whether something is left, then pops.

Source: the classic check-then-act on collections.deque. Preemptions: 1.
"""

from collections import deque

from together import Together


class Buggy(Together):
    def __init__(self):
        self.jobs = deque(["a", "b", "c"])
        self.done = []

    def work(self):
        while self.jobs:
            self.done.append(self.jobs.popleft())

    def bodies(self):
        return [self.work, self.work]

    def observe(self):
        return sorted(self.done)


class Fixed(Buggy):
    def work(self):
        try:
            while True:
                self.done.append(self.jobs.popleft())
        except IndexError:
            return


def is_right(seen):
    return list(seen) == ["a", "b", "c"]
