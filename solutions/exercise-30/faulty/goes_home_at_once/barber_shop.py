"""At closing time the barber drops the scissors; who is waiting stays there."""

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
            return None if self.closed else self.waiting.popleft()

    def work(self, cut_hair):
        while (customer := self.next_customer()) is not None:
            customer.called.set()
            cut_hair()
            customer.finished.set()

    def close(self):
        with self.cond:
            self.closed = True
            self.cond.notify()
