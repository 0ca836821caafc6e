"""Whoever is woken believes that it is his turn."""

import threading


class BarberShop:
    def __init__(self, chairs):
        self.chairs = chairs
        self.cond = threading.Condition()
        self.came = self.called = self.cut = 0
        self.closing = False

    def visit(self, get_haircut):
        with self.cond:
            if self.closing or self.came - self.called >= self.chairs:
                return False
            self.came += 1
            ticket = self.came
            self.cond.notify_all()
            if self.called < ticket:
                self.cond.wait()
        get_haircut()
        with self.cond:
            if self.cut < ticket:
                self.cond.wait()
        return True

    def work(self, cut_hair):
        while True:
            with self.cond:
                while self.came == self.called and not self.closing:
                    self.cond.wait()
                if self.came == self.called:
                    return
                self.called += 1
                self.cond.notify_all()
            cut_hair()
            with self.cond:
                self.cut += 1
                self.cond.notify_all()

    def close(self):
        with self.cond:
            self.closing = True
            self.cond.notify_all()
