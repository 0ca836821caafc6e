"""A barrier for two between each two steps: who is done waits for the next one to come."""

from threading import Barrier


class InOrder:
    def __init__(self):
        self.one_two, self.two_three = Barrier(2), Barrier(2)

    def first(self, run):
        run()
        self.one_two.wait()

    def second(self, run):
        self.one_two.wait()
        run()
        self.two_three.wait()

    def third(self, run):
        self.two_three.wait()
        run()
