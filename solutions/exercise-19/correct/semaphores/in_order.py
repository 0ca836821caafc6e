"""A permit for the second step and one for the third."""

from threading import Semaphore


class InOrder:
    def __init__(self):
        self.two, self.three = Semaphore(0), Semaphore(0)

    def first(self, run):
        run()
        self.two.release()

    def second(self, run):
        with self.two:
            run()
            self.three.release()

    def third(self, run):
        with self.three:
            run()
