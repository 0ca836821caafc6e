"""The owner pops at one end of a queue, a thief steals at the other under a lock. The thief looks whether there is
something before it claims it, so that both can take the last item.

Source: SCTBench, CHESS.WSQ (after Frigo, Leiserson and Randall's THE protocol). Preemptions: 1.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.items = ["a", "b"]
        self.head, self.tail = 0, 2
        self.taken = []

    def pop(self):
        self.tail -= 1
        if self.head <= self.tail:
            return self.items[self.tail]
        self.tail += 1
        with self.lock:
            if self.head < self.tail:
                self.tail -= 1
                return self.items[self.tail]
        return None

    def steal(self):
        with self.lock:
            if self.head < self.tail:
                item = self.items[self.head]
                self.head += 1
                return item
        return None

    def own(self):
        for _ in range(2):
            self.keep(self.pop())

    def thieve(self):
        self.keep(self.steal())

    def keep(self, item):
        if item is not None:
            self.taken.append(item)

    def bodies(self):
        return [self.own, self.thieve]

    def observe(self):
        return sorted(self.taken)


class Fixed(Buggy):
    def steal(self):
        with self.lock:
            self.head += 1
            if self.head <= self.tail:
                return self.items[self.head - 1]
            self.head -= 1
        return None


def is_right(seen):
    return list(seen) == ["a", "b"]
