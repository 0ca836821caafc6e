"""The third step waits for the wrong one."""

import threading


class InOrder:
    def __init__(self):
        self.one, self.two = threading.Event(), threading.Event()

    def first(self, run):
        run()
        self.one.set()

    def second(self, run):
        self.one.wait()
        run()
        self.two.set()

    def third(self, run):
        self.one.wait()
        run()
