"""Peterson's lock for two threads, with the two writes of the entry swapped: first the turn is given away, and only
then the flag raised.

Source: G. L. Peterson, Myths about the mutual exclusion problem (1981). Preemptions: 2.
"""

from together import Together


class Buggy(Together):
    def __init__(self):
        self.wants = [False, False]
        self.turn = 0
        self.count = 0

    def enter(self, me):
        self.turn = 1 - me
        self.wants[me] = True

    def work(self, me):
        self.enter(me)
        while self.wants[1 - me] and self.turn == 1 - me:
            pass
        self.count += 1
        self.wants[me] = False

    def bodies(self):
        return [lambda: self.work(0), lambda: self.work(1)]

    def observe(self):
        return self.count


class Fixed(Buggy):
    def enter(self, me):
        self.wants[me] = True
        self.turn = 1 - me


def is_right(seen):
    return seen == 2
