"""The row of those who wait belongs to the class: the barber of another shop serves them."""

import threading
from collections import deque


class BarberShop:
    queue = deque()

    def __init__(self, chairs):
        self.chairs = chairs
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
                while not self.queue and self.open:
                    self.cond.wait()
                if not self.queue:
                    return
                called, cut = self.queue.popleft()
            called.set()
            cut_hair()
            cut.set()

    def close(self):
        with self.cond:
            self.open = False
            self.cond.notify()
