"""Waits for ten seconds at most."""

import threading


class InOrder:
    def __init__(self):
        self.one, self.two = threading.Event(), threading.Event()

    def first(self, run):
        run()
        self.one.set()

    def second(self, run):
        self.one.wait(timeout=10)
        run()
        self.two.set()

    def third(self, run):
        self.two.wait(timeout=10)
        run()
