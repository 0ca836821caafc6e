"""A token goes from hand to hand, through queues."""

import queue


class InOrder:
    def __init__(self):
        self.a, self.b = queue.Queue(), queue.Queue()

    def first(self, run):
        self.a.put(run())

    def second(self, run):
        self.a.get()
        self.b.put(run())

    def third(self, run):
        self.b.get()
        run()
