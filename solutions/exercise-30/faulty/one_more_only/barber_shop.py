"""After the closing the barber serves one more, and goes."""

import threading
from collections import deque


class Customer:
    def __init__(self):
        self.called = threading.Event()
        self.finished = threading.Event()


class BarberShop:
    def __init__(self, chairs):
        self.chairs = chairs
        self.cond = threading.Condition()
        self.waiting = deque()
        self.closed = False

    def visit(self, get_haircut):
        me = Customer()
        with self.cond:
            if self.closed or len(self.waiting) >= self.chairs:
                return False
            self.waiting.append(me)
            self.cond.notify()
        me.called.wait()
        get_haircut()
        me.finished.wait()
        return True

    def next_customer(self):
        with self.cond:
            while not self.waiting and not self.closed:
                self.cond.wait()
            return self.waiting.popleft() if self.waiting else None

    def work(self, cut_hair):
        while (customer := self.next_customer()) is not None:
            customer.called.set()
            last = self.closed
            cut_hair()
            customer.finished.set()
            if last:
                return

    def close(self):
        with self.cond:
            self.closed = True
            self.cond.notify()
