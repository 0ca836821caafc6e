"""A value goes round a ring, each station copying it from the one before. Each copy is locked, their order is left to
luck: only started in the right order do all stations end up equal.

Source: SCTBench, CS.token_ring. Preemptions: 0 (the order of the threads).
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.turns = threading.Condition()
        self.turn = 0
        self.x1 = self.x2 = self.x3 = 0
        self.equal = None

    def wait_for(self, turn):
        """The broken ring doesn't wait."""

    def step(self, turn, copy):
        with self.turns:
            self.wait_for(turn)
            copy()
            self.turn += 1
            self.turns.notify_all()

    def first(self):
        self.x1 = (self.x3 + 1) % 4

    def second(self):
        self.x2 = self.x1

    def third(self):
        self.x3 = self.x2

    def check(self):
        self.equal = self.x1 == self.x2 == self.x3

    def bodies(self):
        return [
            lambda: self.step(0, self.first),
            lambda: self.step(1, self.second),
            lambda: self.step(2, self.third),
            lambda: self.step(3, self.check),
        ]

    def observe(self):
        return self.equal


class Fixed(Buggy):
    def wait_for(self, turn):
        while self.turn != turn:
            self.turns.wait()


def is_right(seen):
    return seen is True
