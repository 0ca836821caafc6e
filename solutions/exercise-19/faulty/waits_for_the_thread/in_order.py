"""Waits until the thread before has ended, not until its step is over; the thread may have other things to do."""

import threading


class InOrder:
    def __init__(self):
        self.threads = {}
        self.one_known, self.two_known = threading.Event(), threading.Event()

    def first(self, run):
        self.threads["first"] = threading.current_thread()
        self.one_known.set()
        run()

    def second(self, run):
        self.threads["second"] = threading.current_thread()
        self.two_known.set()
        self.one_known.wait()
        self.threads["first"].join()
        run()

    def third(self, run):
        self.two_known.wait()
        self.threads["second"].join()
        run()
