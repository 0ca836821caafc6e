"""All who are inside are counted, also one who was served and is on his way out: there is a free chair then."""

import threading
from collections import deque


class BarberShop:
    def __init__(self, chairs):
        self.chairs = chairs
        self.inside = 0
        self.queue = deque()
        self.cond = threading.Condition()
        self.open = True

    def visit(self, get_haircut):
        start, cut = threading.Event(), threading.Event()
        with self.cond:
            if not self.open or self.inside > self.chairs:
                return False
            self.inside += 1
            self.queue.append((start, cut))
            self.cond.notify()
        start.wait()
        get_haircut()
        cut.wait()
        with self.cond:
            self.inside -= 1
        return True

    def work(self, cut_hair):
        while True:
            with self.cond:
                while not self.queue and self.open:
                    self.cond.wait()
                if not self.queue:
                    return
                start, cut = self.queue.popleft()
            start.set()
            cut_hair()
            cut.set()

    def close(self):
        with self.cond:
            self.open = False
            self.cond.notify()
