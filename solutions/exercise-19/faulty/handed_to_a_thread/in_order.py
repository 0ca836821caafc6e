"""Starts the step on another thread, and signals when it has been started."""

import threading


class InOrder:
    def __init__(self):
        self.one, self.two = threading.Event(), threading.Event()

    def first(self, run):
        threading.Thread(target=run).start()
        self.one.set()

    def second(self, run):
        self.one.wait()
        threading.Thread(target=run).start()
        self.two.set()

    def third(self, run):
        self.two.wait()
        threading.Thread(target=run).start()
