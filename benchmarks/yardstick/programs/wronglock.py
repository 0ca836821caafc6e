"""One thread changes a value under lock A and expects to be alone; all others change it under lock B.

Source: SCTBench, CS.wronglock. Preemptions: 1.
"""

import threading

from together import Together

SIZES = (3, 7)


class Buggy(Together):
    def __init__(self, size):
        self.others = size
        self.lock_a, self.lock_b = threading.Lock(), threading.Lock()
        self.value = 0
        self.alone = True

    def careful(self):
        with self.lock_a:
            before = self.value
            self.value += 1
            self.alone = self.value == before + 1

    def other(self):
        with self.lock_b:
            self.value += 1

    def bodies(self):
        return [self.careful] + [self.other] * self.others

    def observe(self):
        return [self.alone, self.value == self.others + 1]


class Fixed(Buggy):
    def __init__(self, size):
        super().__init__(size)
        self.lock_b = self.lock_a


def is_right(seen):
    return list(seen) == [True, True]
