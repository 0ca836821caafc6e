"""Each object has events of its own, but a lock of the class is held during a step."""

import threading


class InOrder:
    lock = threading.Lock()

    def __init__(self):
        self.first_over, self.second_over = threading.Event(), threading.Event()

    def first(self, run):
        with self.lock:
            run()
        self.first_over.set()

    def second(self, run):
        self.first_over.wait()
        with self.lock:
            run()
        self.second_over.set()

    def third(self, run):
        self.second_over.wait()
        with self.lock:
            run()
