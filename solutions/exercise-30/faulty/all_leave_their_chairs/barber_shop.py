"""The barber takes all who wait out of their chairs when he begins with the first of them."""

import threading
from collections import deque


class BarberShop:
    def __init__(self, chairs):
        self.chairs = chairs
        self.queue = deque()
        self.cond = threading.Condition()
        self.open = True

    def visit(self, get_haircut):
        called, cut = threading.Event(), threading.Event()
        with self.cond:
            if not self.open or len(self.queue) == self.chairs:
                return False
            self.queue.append((called, cut))
            self.cond.notify()
        called.wait()
        get_haircut()
        cut.wait()
        return True

    def work(self, cut_hair):
        while True:
            with self.cond:
                while not self.queue:
                    if not self.open:
                        return
                    self.cond.wait()
                line, self.queue = self.queue, deque()
            for called, cut in line:
                called.set()
                cut_hair()
                cut.set()

    def close(self):
        with self.cond:
            self.open = False
            self.cond.notify()
