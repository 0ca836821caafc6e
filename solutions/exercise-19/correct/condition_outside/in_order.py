"""A Condition around the counting only; the steps themselves run without the lock."""

from threading import Condition


class InOrder:
    def __init__(self):
        self.cond = Condition()
        self.done = set()

    def wait_until(self, step):
        with self.cond:
            while step not in self.done:
                self.cond.wait()

    def finished(self, step):
        with self.cond:
            self.done.add(step)
            self.cond.notify_all()

    def first(self, run):
        run()
        self.finished("first")

    def second(self, run):
        self.wait_until("first")
        run()
        self.finished("second")

    def third(self, run):
        self.wait_until("second")
        run()
