"""One semaphore says "finished" to all: the next customer may take the permit of one who is late to wait for it."""

import threading


class BarberShop:
    def __init__(self, chairs):
        self.mutex = threading.Lock()
        self.free = chairs
        self.closed = False
        self.customers = threading.Semaphore(0)
        self.barber = threading.Semaphore(0)
        self.customer_done = threading.Semaphore(0)
        self.barber_done = threading.Semaphore(0)
        self.chairs = chairs

    def visit(self, get_haircut):
        with self.mutex:
            if self.closed or self.free == 0:
                return False
            self.free -= 1
        self.customers.release()
        self.barber.acquire()
        get_haircut()
        self.customer_done.release()
        self.barber_done.acquire()
        return True

    def work(self, cut_hair):
        while True:
            self.customers.acquire()
            with self.mutex:
                if self.closed and self.free == self.chairs:
                    return
                self.free += 1
            self.barber.release()
            cut_hair()
            self.customer_done.acquire()
            self.barber_done.release()

    def close(self):
        with self.mutex:
            self.closed = True
        self.customers.release()
