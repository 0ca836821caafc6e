"""The chair is free only when the customer has woken up, though the barber has begun with him."""

import threading
from collections import deque


class BarberShop:
    def __init__(self, chairs):
        self.chairs = chairs
        self.waiting = 0
        self.queue = deque()
        self.cond = threading.Condition()
        self.open = True

    def visit(self, get_haircut):
        called, cut, up = threading.Event(), threading.Event(), threading.Event()
        with self.cond:
            if not self.open or self.waiting == self.chairs:
                return False
            self.waiting += 1
            self.queue.append((called, cut, up))
            self.cond.notify()
        called.wait()
        with self.cond:
            self.waiting -= 1
        get_haircut()
        up.set()
        cut.wait()
        return True

    def work(self, cut_hair):
        while True:
            with self.cond:
                self.cond.wait_for(lambda: self.queue or not self.open)
                if not self.queue:
                    return
                called, cut, up = self.queue.popleft()
            called.set()
            cut_hair()
            cut.set()
            up.wait()

    def close(self):
        with self.cond:
            self.open = False
            self.cond.notify()
