"""The customer keeps the chair until he has had his haircut."""

import threading
from collections import deque


class BarberShop:
    def __init__(self, chairs):
        self.sem = threading.BoundedSemaphore(chairs)
        self.queue = deque()
        self.cond = threading.Condition()
        self.open = True

    def visit(self, get_haircut):
        if not self.sem.acquire(blocking=False):
            return False
        called, cut = threading.Event(), threading.Event()
        with self.cond:
            if not self.open:
                return False
            self.queue.append((called, cut))
            self.cond.notify()
        called.wait()
        get_haircut()
        self.sem.release()         
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
