"""The second thread sleeps a little, in the belief that the first will be done by then.

Source: the classic sleep instead of synchronisation. Preemptions: 0 (time).
"""

import threading
import time

from together import Together


class Buggy(Together):
    def __init__(self):
        self.ready = threading.Event()
        self.value = None
        self.seen = None

    def produce(self):
        self.value = 42
        self.ready.set()

    def wait(self):
        time.sleep(0.005)

    def consume(self):
        self.wait()
        self.seen = self.value

    def bodies(self):
        return [self.produce, self.consume]

    def observe(self):
        return self.seen


class Fixed(Buggy):
    def wait(self):
        self.ready.wait()


def is_right(seen):
    return seen == 42
