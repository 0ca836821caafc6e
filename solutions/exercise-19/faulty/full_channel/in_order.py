"""Hands over to whoever waits, through a queue that it waits to see emptied."""

import queue


class InOrder:
    def __init__(self):
        self.a, self.b = queue.Queue(1), queue.Queue(1)

    def first(self, run):
        run()
        self.a.put("over")
        self.a.join()

    def second(self, run):
        self.a.get()
        self.a.task_done()
        run()
        self.b.put("over")
        self.b.join()

    def third(self, run):
        self.b.get()
        self.b.task_done()
        run()
