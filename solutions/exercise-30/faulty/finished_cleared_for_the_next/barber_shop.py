"""One event says "finished" to all, and is cleared for the next customer: who is slow does not hear of it."""

import threading


class BarberShop:
    def __init__(self, chairs):
        self.chairs, self.waiting = chairs, 0
        self.mutex = threading.Lock()
        self.customers = threading.Semaphore(0)
        self.barber = threading.Semaphore(0)
        self.done = threading.Event()
        self.closed = False

    def visit(self, get_haircut):
        with self.mutex:
            if self.closed or self.waiting >= self.chairs:
                return False
            self.waiting += 1
        self.customers.release()
        self.barber.acquire()
        get_haircut()
        self.done.wait()
        return True

    def work(self, cut_hair):
        while True:
            self.customers.acquire()
            with self.mutex:
                if not self.waiting:
                    return
                self.waiting -= 1
            self.done.clear()
            self.barber.release()
            cut_hair()
            self.done.set()

    def close(self):
        with self.mutex:
            self.closed = True
        self.customers.release()
