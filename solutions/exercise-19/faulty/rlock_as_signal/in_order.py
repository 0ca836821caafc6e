"""An RLock can be released only by the thread that has acquired it."""

import threading


class InOrder:
    def __init__(self):
        self.two, self.three = threading.RLock(), threading.RLock()
        self.two.acquire()
        self.three.acquire()

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
