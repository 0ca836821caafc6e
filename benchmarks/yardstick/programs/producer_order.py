"""Producers draw a number under the lock, but send it after they have given the lock back: the numbers may arrive out
of order.

Source: the classic ticket drawn in one critical section and used in another. Preemptions: 1.
"""

import queue
import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.channel = queue.Queue()
        self.last = 0
        self.received = []

    def produce(self):
        with self.lock:
            self.last += 1
            number = self.last
        self.channel.put(number)

    def consume(self):
        for _ in range(2):
            self.received.append(self.channel.get())

    def bodies(self):
        return [self.produce, self.produce, self.consume]

    def observe(self):
        return self.received


class Fixed(Buggy):
    def produce(self):
        with self.lock:
            self.last += 1
            self.channel.put(self.last)


def is_right(seen):
    return list(seen) == [1, 2]
