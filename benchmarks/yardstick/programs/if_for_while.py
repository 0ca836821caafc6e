"""A consumer that was woken does not look again whether there is something: another one may have taken it in between.

Source: the classic condition waited for with if instead of while. Preemptions: 0 (the order of the threads).
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.changed = threading.Condition()
        self.items = []
        self.taken = []

    def put(self, item):
        with self.changed:
            self.items.append(item)
            self.changed.notify()

    def take(self):
        with self.changed:
            if not self.items:
                self.changed.wait()
            self.taken.append(self.items.pop())

    def bodies(self):
        return [self.take, lambda: self.put("a"), self.take, lambda: self.put("b")]

    def observe(self):
        return sorted(self.taken)


class Fixed(Buggy):
    def take(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            self.taken.append(self.items.pop())


def is_right(seen):
    return list(seen) == ["a", "b"]
