"""A thread waits on a condition without looking whether what it waits for has already happened.

Source: GoBench, condition variable waited for without a predicate. Preemptions: 0 (the order of the threads).
It may hang.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.done = threading.Condition()
        self.result = None
        self.seen = None

    def wait(self):
        with self.done:
            self.done.wait()
            self.seen = self.result

    def finish(self):
        with self.done:
            self.result = 42
            self.done.notify()

    def bodies(self):
        return [self.wait, self.finish]

    def observe(self):
        return self.seen


class Fixed(Buggy):
    def wait(self):
        with self.done:
            while self.result is None:
                self.done.wait()
            self.seen = self.result


def is_right(seen):
    return seen == 42
