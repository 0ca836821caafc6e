"""Only raw locks: each customer brings three locked ones; last come, first served."""

from threading import Lock


def locked():
    lock = Lock()
    lock.acquire()
    return lock


class BarberShop:
    def __init__(self, chairs):
        self.chairs, self.stack, self.state = chairs, [], Lock()
        self.bell = None           # rung by whoever wakes the barber
        self.closed = False

    def _ring(self):
        if self.bell is not None:
            self.bell.release()
            self.bell = None

    def visit(self, get_haircut):
        begin, end_customer, end_barber = mine = locked(), locked(), locked()
        with self.state:
            if self.closed or len(self.stack) >= self.chairs:
                return False
            self.stack.append(mine)
            self._ring()
        begin.acquire()
        try:
            get_haircut()
        finally:
            end_customer.release()
        end_barber.acquire()
        return True

    def work(self, cut_hair):
        while True:
            with self.state:
                if self.stack:
                    begin, end_customer, end_barber = self.stack.pop()
                    bell = None
                elif self.closed:
                    return
                else:
                    bell = self.bell = locked()
            if bell is not None:
                bell.acquire()
                continue
            begin.release()
            try:
                cut_hair()
            finally:
                end_barber.release()
            end_customer.acquire()

    def close(self):
        with self.state:
            self.closed = True
            self._ring()
