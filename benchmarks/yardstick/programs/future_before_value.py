"""A future is resolved before what it stands for has been stored.

Source: the classic flag that is raised before its data (GoBench, order violation). Preemptions: 1.
"""

from concurrent.futures import Future

from together import Together


class Buggy(Together):
    def __init__(self):
        self.future = Future()
        self.value = None
        self.seen = None

    def produce(self):
        self.future.set_result(None)
        self.value = 42

    def consume(self):
        self.future.result()
        self.seen = self.value

    def bodies(self):
        return [self.produce, self.consume]

    def observe(self):
        return self.seen


class Fixed(Buggy):
    def produce(self):
        self.value = 42
        self.future.set_result(None)


def is_right(seen):
    return seen == 42
