"""The barber sleeps; the customers, who may do as they like, look at the clock again and again."""

import threading
import time


class BarberShop:
    def __init__(self, chairs):
        self.chairs = chairs
        self.door = threading.Condition()
        self.waiting = []
        self.called = set()
        self.done = set()
        self.open = True

    def visit(self, get_haircut):
        me = threading.get_ident()
        with self.door:
            if not self.open or len(self.waiting) >= self.chairs:
                return False
            self.waiting.append(me)
            self.door.notify_all()
        while me not in self.called:
            time.sleep(0.1)
        get_haircut()
        while me not in self.done:
            time.sleep(0.1)
        self.called.discard(me)
        self.done.discard(me)
        return True

    def work(self, cut_hair):
        while True:
            with self.door:
                while self.open and not self.waiting:
                    self.door.wait()
                if not self.waiting:
                    return
                customer = self.waiting.pop(0)
            self.called.add(customer)
            cut_hair()
            self.done.add(customer)

    def close(self):
        with self.door:
            self.open = False
            self.door.notify_all()
