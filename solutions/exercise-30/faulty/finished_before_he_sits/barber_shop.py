"""The barber does not wait for a slow customer: the next one takes his permit, and leaves too early."""

import threading


class BarberShop:
    def __init__(self, chairs):
        self.chairs, self.waiting = chairs, 0
        self.mutex = threading.Lock()
        self.customers = threading.Semaphore(0)
        self.barber = threading.Semaphore(0)
        self.done = threading.Semaphore(0)
        self.closed = False

    def visit(self, get_haircut):
        with self.mutex:
            if self.closed or self.waiting >= self.chairs:
                return False
            self.waiting += 1
        self.customers.release()
        self.barber.acquire()
        get_haircut()
        self.done.acquire()
        return True

    def work(self, cut_hair):
        while True:
            self.customers.acquire()
            with self.mutex:
                if not self.waiting:
                    return
                self.waiting -= 1
            self.barber.release()
            cut_hair()
            self.done.release()

    def close(self):
        with self.mutex:
            self.closed = True
        self.customers.release()
