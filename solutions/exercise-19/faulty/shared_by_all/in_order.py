"""The events live in the class: the signal of one object reaches all."""

import threading


class InOrder:
    first_over = threading.Event()
    second_over = threading.Event()

    def first(self, run):
        run()
        self.first_over.set()

    def second(self, run):
        self.first_over.wait()
        run()
        self.second_over.set()

    def third(self, run):
        self.second_over.wait()
        run()
