"""A semaphore that starts at 1."""

from threading import Semaphore


class InOrder:
    def __init__(self):
        self.two = Semaphore(0)
        self.three = Semaphore()

    def first(self, run):
        run()
        self.two.release()

    def second(self, run):
        self.two.acquire()
        run()
        self.three.release()

    def third(self, run):
        self.three.acquire()
        run()
