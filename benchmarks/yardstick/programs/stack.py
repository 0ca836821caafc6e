"""A push raises a flag, which no pop ever lowers; who trusts it pops from an empty stack.

Source: SCTBench, CS.stack. Preemptions: 1.
"""

import threading

from together import Together

TIMES = 3


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.items = []
        self.filled = False
        self.popped = 0

    def push(self):
        for item in range(TIMES):
            with self.lock:
                self.items.append(item)
                self.filled = True

    def pop(self):
        for _ in range(TIMES):
            with self.lock:
                if self.filled:
                    self.items.pop()
                    self.popped += 1

    def bodies(self):
        return [self.push, self.pop]

    def observe(self):
        return len(self.items) + self.popped


class Fixed(Buggy):
    def pop(self):
        for _ in range(TIMES):
            with self.lock:
                if self.filled:
                    self.items.pop()
                    self.popped += 1
                    self.filled = bool(self.items)


def is_right(seen):
    return seen == TIMES
