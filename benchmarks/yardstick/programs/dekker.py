"""Dekker's lock for two threads. Who stepped back because it was the other's turn forgets to raise its own flag again,
and enters without it.

Source: T. J. Dekker's algorithm, in E. W. Dijkstra, Cooperating sequential processes (1965). Preemptions: 3 or fewer.
"""

from together import Together

ROUNDS = 2


class Buggy(Together):
    def __init__(self):
        self.wants = [False, False]
        self.turn = 0
        self.count = 0

    def step_back(self, me):
        self.wants[me] = False
        while self.turn != me:
            pass

    def work(self, me):
        for _ in range(ROUNDS):
            self.wants[me] = True
            while self.wants[1 - me]:
                if self.turn != me:
                    self.step_back(me)
            self.count += 1
            self.turn = 1 - me
            self.wants[me] = False

    def bodies(self):
        return [lambda: self.work(0), lambda: self.work(1)]

    def observe(self):
        return self.count


class Fixed(Buggy):
    def step_back(self, me):
        super().step_back(me)
        self.wants[me] = True


def is_right(seen):
    return seen == 2 * ROUNDS
