"""Looks whether the step is over, and takes the lock to wait only then: the notification may come in between."""

import threading


class InOrder:
    def __init__(self):
        self.cond = threading.Condition()
        self.over = 0

    def finish(self, step):
        with self.cond:
            self.over = step
            self.cond.notify_all()

    def wait_for(self, step):
        while self.over < step:
            with self.cond:
                self.cond.wait()

    def first(self, run):
        run()
        self.finish(1)

    def second(self, run):
        self.wait_for(1)
        run()
        self.finish(2)

    def third(self, run):
        self.wait_for(2)
        run()
