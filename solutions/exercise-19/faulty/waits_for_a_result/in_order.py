"""Hands over what run() returns, and takes nothing for "not yet"."""

import time


class InOrder:
    def __init__(self):
        self.results = [None, None]

    def first(self, run):
        self.results[0] = run()

    def second(self, run):
        while self.results[0] is None:
            time.sleep(0.001)
        self.results[1] = run()

    def third(self, run):
        while self.results[1] is None:
            time.sleep(0.001)
        run()
