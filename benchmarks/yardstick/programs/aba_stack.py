"""A lock-free stack compares its top before it replaces it. While one thread is about to pop, another pops two nodes
and pushes the first back: the top is the same again, but what lies below it is not.

Source: the ABA problem of R. K. Treiber's stack (1986). Preemptions: 2.
"""

import threading

from together import Together


class Stack:
    """Nodes 0, 1, 2; node 0 on top. What is compared is the node, or with ``versions`` the node and a version."""

    def __init__(self, *, versions):
        self.lock = threading.Lock()
        self.below = [1, 2, None]
        self.top = (0, 0)
        self.step = 1 if versions else 0

    def swap(self, expected, node):
        with self.lock:
            if self.top != expected:
                return False
            self.top = (node, expected[1] + self.step)
            return True

    def pop(self):
        while True:
            top = self.top
            if top[0] is None:
                return None
            if self.swap(top, self.below[top[0]]):
                return top[0]

    def push(self, node):
        while True:
            top = self.top
            self.below[node] = top[0]
            if self.swap(top, node):
                return


class Buggy(Together):
    versions = False

    def __init__(self):
        self.stack = Stack(versions=self.versions)
        self.kept = []

    def take_one(self):
        self.kept.append(self.stack.pop())

    def take_two_return_one(self):
        first = self.stack.pop()
        self.kept.append(self.stack.pop())
        self.stack.push(first)

    def bodies(self):
        return [self.take_one, self.take_two_return_one]

    def observe(self):
        node = self.stack.pop()
        while node is not None and len(self.kept) < 5:
            self.kept.append(node)
            node = self.stack.pop()
        return sorted(self.kept)


class Fixed(Buggy):
    versions = True


def is_right(seen):
    return list(seen) == [0, 1, 2]
