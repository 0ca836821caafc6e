"""Looks now and then which step it is."""

import time


class InOrder:
    def __init__(self):
        self.step = 1

    def first(self, run):
        run()
        self.step = 2

    def second(self, run):
        while self.step < 2:
            time.sleep(0.001)
        run()
        self.step = 3

    def third(self, run):
        while self.step < 3:
            time.sleep(0.001)
        run()
