"""Three counters under one condition: who has come in, who has been called, whose hair has been cut."""

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
            self.cond.wait_for(lambda: self.called >= ticket)
        get_haircut()
        with self.cond:
            self.cond.wait_for(lambda: self.cut >= ticket)
        return True

    def work(self, cut_hair):
        while True:
            with self.cond:
                self.cond.wait_for(lambda: self.came > self.called or self.closing)
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
