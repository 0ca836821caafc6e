"""Producer and consumer alternate by two flags; the consumer expects the element that belongs to the number of its
turn, although turns that it skipped took no element.

Source: SCTBench, CS.queue. Preemptions: 1.
"""

import threading
from collections import deque

from together import Together

TURNS = 3


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.elements = deque()
        self.may_put, self.may_take = True, False
        self.put = self.taken = 0
        self.surprises = 0

    def produce(self):
        for _ in range(TURNS):
            with self.lock:
                if self.may_put:
                    self.elements.append(10 * self.put)
                    self.put += 1
                    self.may_put, self.may_take = False, True

    def consume(self):
        for turn in range(TURNS):
            with self.lock:
                if self.may_take:
                    self.expect(turn, self.elements.popleft())
                    self.may_put, self.may_take = True, False

    def expect(self, turn, element):
        if element != 10 * turn:
            self.surprises += 1

    def bodies(self):
        return [self.produce, self.consume]

    def observe(self):
        return self.surprises


class Fixed(Buggy):
    def expect(self, turn, element):
        if element != 10 * self.taken:
            self.surprises += 1
        self.taken += 1


def is_right(seen):
    return seen == 0
