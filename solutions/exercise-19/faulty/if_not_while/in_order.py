"""The third is woken when the first step is over, and doesn't look again."""

import threading


class InOrder:
    def __init__(self):
        self.cond = threading.Condition()
        self.turn = 1

    def step(self, number, run):
        with self.cond:
            if self.turn != number:
                self.cond.wait()
            run()
            self.turn += 1
            self.cond.notify_all()

    def first(self, run):
        self.step(1, run)

    def second(self, run):
        self.step(2, run)

    def third(self, run):
        self.step(3, run)
