"""The first one takes the lock that the others are to wait for; who comes before him finds it free."""

import threading


class InOrder:
    def __init__(self):
        self.lock = threading.Lock()
        self.second_over = threading.Event()

    def first(self, run):
        with self.lock:
            run()

    def second(self, run):
        with self.lock:
            run()
        self.second_over.set()

    def third(self, run):
        self.second_over.wait()
        run()
