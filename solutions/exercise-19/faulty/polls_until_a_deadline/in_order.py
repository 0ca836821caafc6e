"""Looks again and again for ten seconds, and then goes on all the same."""

import time


class InOrder:
    def __init__(self):
        self._taken = 0

    def _await(self, taken):
        end = time.monotonic() + 10
        while self._taken < taken and time.monotonic() < end:
            time.sleep(0.01)

    def first(self, run):
        run()
        self._taken = 1

    def second(self, run):
        self._await(1)
        run()
        self._taken = 2

    def third(self, run):
        self._await(2)
        run()
