"""The same mistake, made once."""

from threading import Semaphore


class InOrder:
    def __init__(self):
        self.two, self.three = Semaphore(0), Semaphore(0)

    def first(self, run):
        run()
        self.two.release()

    def second(self, run):
        self.two.acquire()
        self.three.release()
        run()

    def third(self, run):
        self.three.acquire()
        run()
