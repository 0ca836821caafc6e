"""A sender puts into a full queue while it holds the lock that the reader needs before it can take anything out.

Source: GoBench, channel send under a mutex. Preemptions: 0 (the order of the threads). It may hang.
"""

import queue
import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.channel = queue.Queue(maxsize=1)
        self.wanted = self.sent = 0
        self.received = []

    def read(self):
        for _ in range(2):
            with self.lock:
                self.wanted += 1
            self.received.append(self.channel.get())

    def send(self):
        with self.lock:
            self.sent += 1
            self.channel.put("item")

    def bodies(self):
        return [self.read, self.send, self.send]

    def observe(self):
        return len(self.received)


class Fixed(Buggy):
    def send(self):
        with self.lock:
            self.sent += 1
        self.channel.put("item")


def is_right(seen):
    return seen == 2
